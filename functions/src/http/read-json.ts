import { PggitError } from "pggit";
import { readBody } from "./read-body.ts";

const jsonMedia = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * Reads the JSON body of a request; no body is undefined.
 *
 * @param limit bytes at most
 * @throws PggitError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, INVALID_ARGUMENT for what is no JSON in UTF-8
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const body = await readBody(request, limit);
  if (body.byteLength === 0) return undefined;
  if (!jsonMedia.test(request.headers.get("content-type") ?? "")) {
    throw new PggitError({
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "The body of the request is not said to be JSON.",
      hint: "Send it with the header Content-Type: application/json.",
    });
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: "The body of the request is not JSON in UTF-8.",
      hint: "Send one JSON object.",
    });
  }
}
