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
  const text = decoded(body);
  if (text === null || depthOf(text) > deepest) throw notJson();
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

/** Levels of lists and objects in each other; what walks through them has a stack that ends. */
const deepest = 100;

function decoded(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** How many brackets are open at most, outside of strings. */
function depthOf(text: string): number {
  let [depth, most, isString] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (isString && sign === "\\") index += 1;
    else if (sign === '"') isString = !isString;
    else if (isString) continue;
    else if (sign === "[" || sign === "{") most = Math.max(most, (depth += 1));
    else if (sign === "]" || sign === "}") depth -= 1;
  }
  return most;
}

function notJson(): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: "The body of the request is not JSON in UTF-8, or nested more than 100 levels deep.",
    hint: "Send one JSON object.",
  });
}
