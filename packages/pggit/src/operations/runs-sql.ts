import type { Scope } from "./scope.ts";

/** Resolving a conflict runs SQL that the caller wrote (custom), or that a role with fewer rights stored. */
export function runsSql(input: {
  readonly resolution: string;
  readonly custom_resolution: Readonly<Record<string, unknown>> | null;
}): Scope | null {
  const { resolution, custom_resolution } = input;
  const isTrusting = custom_resolution?.["trust_code"] === true;
  return resolution === "custom" || isTrusting ? "resolve:sql" : null;
}
