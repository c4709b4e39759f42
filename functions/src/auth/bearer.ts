import { unauthenticated } from "./unauthenticated.ts";

/** Longer than any token of GitHub, and short enough to be looked at whoever sends it. */
const longest = 8192;

/**
 * The credential that a request carries.
 *
 * @throws PggitError UNAUTHENTICATED where it carries none; the hint says how to
 */
export function bearerOf(request: Request): string {
  const header = request.headers.get("authorization");
  if (header === null) {
    throw unauthenticated("The request carries no credential.", howTo);
  }
  const [, credential] = /^bearer +([^\s,]+) *$/i.exec(header.slice(0, longest + 16)) ?? [];
  if (credential === undefined || credential.length > longest) {
    throw unauthenticated("The header Authorization is not a bearer credential.", howTo);
  }
  return credential;
}

const howTo =
  "Send the header Authorization: Bearer, followed by an API key or a token of GitHub Actions.";
