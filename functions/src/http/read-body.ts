import { PggitError } from "pggit";

/**
 * Reads the body of a request, and no more of it than it may have.
 *
 * @param limit bytes at most
 * @throws PggitError BODY_TOO_LARGE; CALL_CANCELLED where the caller hangs up before its end
 */
export async function readBody(
  request: Pick<Request, "headers" | "body">,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // What says its length is refused before a byte of it is read.
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  const next = () => reader.read().catch((thrown: unknown) => Promise.reject(cutOff(thrown)));
  for (let read = await next(); !read.done; read = await next()) {
    length += read.value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(read.value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

/** Said here, since a connection that broke would else be taken for that of the database. */
function cutOff(cause: unknown): PggitError {
  return new PggitError({
    code: "CALL_CANCELLED",
    message: "The caller hung up before all of the body had come; nothing was done.",
    hint: "Call again, and wait for the answer.",
    cause,
  });
}

function tooLarge(limit: number): PggitError {
  return new PggitError({
    code: "BODY_TOO_LARGE",
    message: `The body of the request is longer than ${limit} bytes.`,
    hint: "Send less, or raise limits.body_bytes in the API's configuration.",
  });
}
