import { PggitError } from "pggit";
import { deepest, isNestedTooDeep } from "./nested-too-deep.ts";
import { readBody } from "./read-body.ts";

const jsonMedia = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * Reads the JSON body of a request; no body is an empty object, which `null` is not.
 *
 * @param limit bytes at most
 * @throws PggitError UNSUPPORTED_MEDIA_TYPE, INVALID_ARGUMENT for what is no JSON in UTF-8,
 *   and what {@link readBody} throws
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const body = await readBody(request, limit);
  if (body.byteLength === 0) return {};
  const media = request.headers.get("content-type") ?? "";
  if (!jsonMedia.test(media)) {
    throw new PggitError({
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "The body of the request is not said to be JSON.",
      hint: "Send it with the header Content-Type: application/json.",
    });
  }
  refuseEncoding(request.headers.get("content-encoding"), media);
  const text = decoded(body);
  if (text === null || isNestedTooDeep(text)) throw notJson();
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

/** What is compressed or in other letters is not read, and would else be no JSON to whoever looks for the mistake. */
function refuseEncoding(encoding: string | null, media: string): void {
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(media) ?? [];
  const isPlain = /^(?:identity)?$/i.test(encoding?.trim() ?? "");
  if (isPlain && /^utf-?8$/i.test(charset)) return;
  throw new PggitError({
    code: "UNSUPPORTED_MEDIA_TYPE",
    message: isPlain
      ? `The body of the request is said to be in ${JSON.stringify(charset.slice(0, 40))}.`
      : `The body of the request is said to be encoded as ${JSON.stringify(encoding?.slice(0, 40))}.`,
    hint: "Send JSON in UTF-8 as it is, without Content-Encoding or another charset.",
  });
}

function decoded(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function notJson(): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `The body of the request is not JSON in UTF-8, or nested more than ${deepest} levels deep.`,
    hint: "Send one JSON object.",
  });
}
