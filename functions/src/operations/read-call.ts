import { type Operation, type PageInput, PggitError, remoteInput, routeOf } from "pggit";
import type * as z from "zod";
import { readCursor } from "../http/cursor.ts";
import { readIdempotencyKey } from "../http/idempotency.ts";
import { readJson } from "../http/read-json.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import type { Asked, IncomingCall } from "./call.ts";
import { readQuery } from "./read-query.ts";
import { refuseLongTexts } from "./refuse-long-texts.ts";

/**
 * Reads what a request asks an operation for: the query of what reads, the JSON
 * body of what changes.
 *
 * @param bodyBytes of a body at most
 * @throws PggitError INVALID_ARGUMENT, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE
 */
export async function readCall(
  { environment, operation }: Pick<IncomingCall, "environment" | "operation">,
  request: Request,
  bodyBytes: number,
): Promise<Asked> {
  const isRead = routeOf(operation)?.method === "GET";
  const schema = remoteInput(operation);
  if (!isRead) refuseQuery(request);
  const given = isRead
    ? readQuery(new URL(request.url).searchParams, schema)
    : await readJson(request, bodyBytes);
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw PggitError.from(parsed.error);
  if (!isRead) refuseLongTexts(parsed.data);
  const idempotencyKey = isRead ? null : readIdempotencyKey(request);
  if (!operation.page) return { input: parsed.data, page: undefined, idempotencyKey };
  const { limit, after, ...input } = parsed.data as z.output<typeof PageInput>;
  const list = listOf(environment, operation);
  const key = after === undefined ? undefined : readCursor(after, list, operation.page.key.length);
  return { input, page: { limit, after: key }, idempotencyKey };
}

/** What cursors call the list that an operation answers of an environment. */
export function listOf(environment: string, { name }: Pick<Operation, "name">): string {
  return `${environment}: ${name}`;
}
