import { sha256, toBase62, toHex } from "./bytes.ts";

/** What a key's text says without knowing any key. */
export interface ApiKey {
  readonly id: string;
  /** sha256 of the whole text. */
  readonly hash: Uint8Array;
  /** Whether its checksum gives a typing mistake away: worth asking of a key that nobody knows. */
  readonly isMistyped: () => Promise<boolean>;
}

/** Whether a credential means to be one of our keys, so that what is wrong with it can be said. */
export const apiKeyPrefix = "pggit_";

/**
 * `pggit_<id>_<secret><checksum>`: the prefix is what secret scanners look for,
 * the secret is 256 random bits in 43 letters and digits, the checksum the first
 * 32 bits of sha256 of all before it in six. It is worth nothing to somebody who
 * guesses, since it follows from the rest.
 */
const pattern = /^(pggit_([a-z0-9][a-z0-9-]{0,62})_[0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** Reads a key; null for what is of another form. */
export async function readApiKey(text: string): Promise<ApiKey | null> {
  const [, body = "", id = "", checksum = ""] = pattern.exec(text) ?? [];
  if (id === "") return null;
  const isMistyped = async () => (await checksumOf(body)) !== checksum;
  return { id, hash: await sha256(text), isMistyped };
}

/** A new key, and the hash of it that the configuration keeps. */
export interface NewApiKey {
  readonly key: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
}

/**
 * Makes a key of 256 random bits. That is why a plain sha256 of it may be kept:
 * slow hashes make guessing dear where there is little to guess, and nobody goes
 * through 2^256 keys however fast the hash is.
 *
 * @param id as the configuration allows it: lower-case letters, digits, hyphens
 */
export async function makeApiKey(id: string): Promise<NewApiKey> {
  const secret = toBase62(crypto.getRandomValues(new Uint8Array(32)), 43);
  const body = `${apiKeyPrefix}${id}_${secret}`;
  const key = body + (await checksumOf(body));
  return { key, hash: `sha256:${toHex(await sha256(key))}` };
}

async function checksumOf(body: string): Promise<string> {
  return toBase62((await sha256(body)).slice(0, 4), 6);
}
