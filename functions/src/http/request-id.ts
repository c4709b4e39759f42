import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-env.ts";

/** Letters, digits and what UUIDs, ULIDs and trace ids have besides; nothing that a log would have to escape. */
const wellFormed = /^[\w.:/=+-]{1,128}$/;

/** Gives each request an id: that of its header X-Request-Id where it is well-formed. It stands in the answer, too. */
export const requestIds = createMiddleware<ApiEnv>(async (context, next) => {
  const given = context.req.header("x-request-id") ?? "";
  const requestId = wellFormed.test(given) ? given : crypto.randomUUID();
  context.set("requestId", requestId);
  context.header("X-Request-Id", requestId);
  await next();
});
