import type { Context, Hono } from "hono";
import { type Operation, operations, PggitError, routeOf } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { originOf } from "../http/audit.ts";
import type { FailedCalls } from "../http/failed-calls.ts";
import { nextLink } from "../http/next-link.ts";
import { answerCall, auditedOperation } from "./answer-call.ts";
import { answerText } from "./answer-text.ts";
import type { Asked, IncomingCall } from "./call.ts";
import { permitCaller, permitInput } from "./permit.ts";
import { readCall } from "./read-call.ts";

type Dependencies = Pick<AppDependencies, "config" | "environments" | "getConnInfo" | "report"> & {
  readonly failedCalls: FailedCalls;
};

/** Gives each operation that a remote caller may call its route below an environment. */
export function operationRoutes(app: Hono<ApiEnv>, dependencies: Dependencies): void {
  for (const operation of operations) {
    const route = routeOf(operation);
    if (!route) continue;
    app.on(route.method, `/v1/environments/:environment${route.path}`, (context) =>
      handle(context, operation, dependencies),
    );
  }
}

async function handle(
  context: Context<ApiEnv>,
  operation: Operation,
  dependencies: Dependencies,
): Promise<Response> {
  const { config, failedCalls, getConnInfo } = dependencies;
  const call: IncomingCall = {
    ...originOf(context, getConnInfo),
    operation,
    environment: context.req.param("environment") ?? "",
    signal: context.req.raw.signal,
  };
  let asked: Asked | undefined;
  try {
    permitCaller(call, dependencies);
    asked = await readCall(call, context.req.raw, config.limits.body_bytes);
    permitInput(call, asked, dependencies);
    const { answer, isReplayed } = await answerCall(call, asked, dependencies);
    if (isReplayed) context.header("Idempotency-Replayed", "true");
    const text = answerText(answer, config.limits.answer_bytes);
    return context.body(text, 200, {
      "Content-Type": "application/json",
      ...nextLink(context.req.url, answer.next ?? null),
    });
  } catch (thrown) {
    const error = PggitError.from(thrown);
    const failed = auditedOperation(call, asked, error.code);
    await failedCalls.add(call, failed, error);
    throw error;
  }
}
