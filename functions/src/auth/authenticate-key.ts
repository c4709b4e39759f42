import type { PggitError } from "pggit";
import type { KeyConfig } from "../config/keys-config.ts";
import { readApiKey } from "./api-key.ts";
import { bearerOf } from "./bearer.ts";
import { equalInConstantTime, fromHex } from "./bytes.ts";
import type { Authenticate } from "./caller.ts";
import { unauthenticated } from "./unauthenticated.ts";

interface KnownKey {
  readonly config: KeyConfig;
  readonly hashes: readonly Uint8Array[];
  readonly expiresAt: number;
}

/** Compared with where no key has the id, so that the answer takes as long. */
const nobody: readonly Uint8Array[] = [new Uint8Array(32)];

/**
 * Tells who makes a request by its API key.
 *
 * An unknown id and a wrong secret are one answer; that a key has expired is said
 * to whoever has it, and to nobody else.
 *
 * @param now the time, read at each call: a key that expires does so in a running instance
 */
export function authenticateKey(
  keys: readonly KeyConfig[],
  now: () => Date = () => new Date(),
): Authenticate {
  const known = new Map(keys.map((config) => [config.id, knownKey(config)]));
  return async (request) => {
    const key = await readApiKey(bearerOf(request));
    if (!key) throw mistyped();
    const found = known.get(key.id);
    const matches = (found?.hashes ?? nobody).map((hash) => equalInConstantTime(hash, key.hash));
    if (!found || !matches.includes(true)) {
      if (await key.isMistyped()) throw mistyped();
      throw unauthenticated(
        "The API key is not one of this API.",
        "Check that it belongs to this deployment, and that it was not replaced by a newer one.",
      );
    }
    if (now().getTime() >= found.expiresAt) {
      throw unauthenticated(
        `The API key ${key.id} expired at ${found.config.expires_at}.`,
        "Make a new one with pggit keys create, and put its entry into the configuration.",
      );
    }
    return {
      name: `key:${key.id}`,
      scopes: new Set(found.config.scopes),
      environments: found.config.environments,
      expiresAt: new Date(found.expiresAt),
    };
  };
}

function mistyped(): PggitError {
  return unauthenticated(
    "The API key is incomplete or has a typing mistake.",
    "Copy the whole of it, from pggit_ to its last letter.",
  );
}

function knownKey(config: KeyConfig): KnownKey {
  return {
    config,
    hashes: config.hashes.map((hash) => fromHex(hash.slice("sha256:".length))),
    expiresAt: Date.parse(config.expires_at),
  };
}
