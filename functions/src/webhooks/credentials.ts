import { equalInConstantTime } from "../auth/bytes.ts";
import { utf8 } from "./bytes.ts";
import { refused } from "./delivery.ts";
import { sha256 } from "./hmac.ts";

/**
 * Checks what a sender that signs nothing shows instead: one of the secrets, in
 * a header, as a Bearer token, or as the password of a user.
 *
 * @param header the header that has to hold the secret alone; left out for Authorization
 * @param user the user of Basic authentication; left out for a Bearer token
 * @throws PggitError INVALID_SIGNATURE
 */
export async function checkCredentials(
  headers: Headers,
  secrets: readonly string[],
  { header, user }: { readonly header?: string | undefined; readonly user?: string | undefined },
): Promise<void> {
  const name = header ?? "Authorization";
  const value = headers.get(name);
  if (value === null) throw refused(`it has no header ${name}`);
  const expected = secrets
    .filter((secret) => secret !== "")
    .map((secret) => {
      if (header !== undefined) return secret;
      return user === undefined ? `Bearer ${secret}` : `Basic ${base64(`${user}:${secret}`)}`;
    });
  if (!(await isOneOf(value, expected)))
    throw refused(`its ${name} is none of the webhook's secrets`);
}

/** Compares digests, so that neither the length nor the place of a difference shows in time. */
async function isOneOf(value: string, expected: readonly string[]): Promise<boolean> {
  const given = utf8(await sha256(value));
  let found = false;
  for (const one of expected) {
    if (equalInConstantTime(given, utf8(await sha256(one)))) found = true;
  }
  return found;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...utf8(text)));
}
