import { equalInConstantTime, toHex } from "../auth/bytes.ts";
import { utf8 } from "./bytes.ts";

/** More signatures than a sender has keys while it rotates them; further ones are not looked at. */
const mostSignatures = 10;

/**
 * Whether one of the signatures is the HMAC-SHA256 of a text under one of the
 * keys. Empty keys sign nothing. Which key and which signature it was shows in
 * nothing, not even in time.
 */
export async function isSigned(
  text: Uint8Array<ArrayBuffer>,
  keys: readonly Uint8Array<ArrayBuffer>[],
  signatures: readonly (Uint8Array | null)[],
): Promise<boolean> {
  const usable = keys.filter(({ length }) => length > 0);
  const expected = await Promise.all(usable.map((key) => sign(text, key)));
  let found = false;
  for (const signature of signatures.slice(0, mostSignatures)) {
    for (const mac of expected) {
      if (signature !== null && equalInConstantTime(mac, signature)) found = true;
    }
  }
  return found;
}

/** HMAC-SHA256. */
export async function sign(
  text: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, text));
}

/** SHA-256 in hexadecimal digits. */
export async function sha256(text: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof text === "string" ? utf8(text) : text;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
