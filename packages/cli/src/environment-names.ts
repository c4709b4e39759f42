import { describeTarget } from "pggit";

/**
 * Names for two environments that were given none: the variable of `env:NAME`,
 * else the database, else where it is. Never a part of a target that could be
 * secret, and never the same for both.
 */
export function environmentNames(targets: readonly [string, string]): [string, string] {
  const candidates = [targets.map(shortName), targets.map(describeTarget)];
  for (const [first, second] of candidates) {
    if (first && second && first !== second) return [first, second];
  }
  const [first, second] = targets.map(describeTarget);
  return [`${first} (1)`, `${second} (2)`];
}

function shortName(target: string): string {
  const described = describeTarget(target);
  return described.replace(/^env:/i, "").replace(/^(?!pglite:|memory:).*\/(?=[^/]+$)/i, "");
}
