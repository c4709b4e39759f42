import { describeTarget } from "pggit";
import { isName } from "./targets.ts";

/**
 * Names for two environments that were given none: that of the configuration,
 * the variable of `env:NAME`, else the database, else where it is. Never a part
 * of a target that could be secret, and never the same for both.
 */
export function environmentNames(targets: readonly [string, string]): [string, string] {
  const candidates = [targets.map(shortName), targets.map(described)];
  for (const [first, second] of candidates) {
    if (first && second && first !== second) return [first, second];
  }
  const [first, second] = targets.map(described);
  return [`${first} (1)`, `${second} (2)`];
}

function described(target: string): string {
  return isName(target) ? target.trim() : describeTarget(target);
}

function shortName(target: string): string {
  return described(target)
    .replace(/^env:/i, "")
    .replace(/^(?!pglite:|memory:).*\/(?=[^/]+$)/i, "");
}
