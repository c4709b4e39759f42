import { createHash } from "node:crypto";
import * as installation from "../generated/installation.ts";
import * as reading from "../generated/sql.ts";
import { version } from "./version.ts";

/** sha256 in hex of a text as UTF-8. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * sha256 of all SQL that an installation applies: equal hashes, equal installations, whatever order a bundler
 * left a module's names in.
 */
export function contentHash(): string {
  const named = Object.entries({ ...reading, ...installation, packageVersion: version });
  return sha256(JSON.stringify(named.sort(([a], [b]) => (a < b ? -1 : 1))));
}
