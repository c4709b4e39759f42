import { type Operation, type PageInput, PggitError, remoteInput, routeOf } from "pggit";
import type * as z from "zod";
import { readCursor } from "../http/cursor.ts";
import { readIdempotencyKey } from "../http/idempotency.ts";
import { readJson } from "../http/read-json.ts";
import type { Asked } from "./call.ts";
import { readQuery } from "./read-query.ts";

/**
 * Reads what a request asks an operation for: the query of what reads, the JSON
 * body of what changes.
 *
 * @param bodyBytes of a body at most
 * @throws PggitError INVALID_ARGUMENT, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE
 */
export async function readCall(
  operation: Operation,
  request: Request,
  bodyBytes: number,
): Promise<Asked> {
  const isRead = routeOf(operation)?.method === "GET";
  const schema = remoteInput(operation);
  const given = isRead
    ? readQuery(new URL(request.url).searchParams, schema)
    : ((await readJson(request, bodyBytes)) ?? {});
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw PggitError.from(parsed.error);
  const idempotencyKey = isRead ? null : readIdempotencyKey(request);
  if (!operation.page) return { input: parsed.data, page: undefined, idempotencyKey };
  const { limit, after, ...input } = parsed.data as z.output<typeof PageInput>;
  const key = after === undefined ? undefined : readCursor(after, operation.page.key.length);
  return { input, page: { limit, after: key }, idempotencyKey };
}
