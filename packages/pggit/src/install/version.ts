import { createHash } from "node:crypto";
import * as bundle from "../generated/sql.ts";
import { version as packageVersion } from "../generated/version.ts";

/** The version of this package, which is the version of what it installs. */
export const version: string = packageVersion;

/** sha256 in hex of a text as UTF-8. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * sha256 of all SQL that an installation applies: equal hashes, equal installations, whatever order a bundler
 * left a module's names in.
 */
export function contentHash(): string {
  const named = Object.entries({ ...bundle, packageVersion });
  return sha256(JSON.stringify(named.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Orders two semantic versions without pre-release parts: negative, zero or positive. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
