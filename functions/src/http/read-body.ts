import { PggitError } from "pggit";

/**
 * Reads the body of a request, and no more of it than it may have.
 *
 * @param limit bytes at most
 * @throws PggitError BODY_TOO_LARGE
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
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
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

function tooLarge(limit: number): PggitError {
  return new PggitError({
    code: "BODY_TOO_LARGE",
    message: `The body of the request is longer than ${limit} bytes.`,
    hint: "Send less, or raise limits.body_bytes in the API's configuration.",
  });
}
