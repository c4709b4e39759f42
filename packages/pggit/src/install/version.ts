import { version as packageVersion } from "../generated/version.ts";

/** The version of this package, which is the version of what it installs. */
export const version: string = packageVersion;

/** Orders two semantic versions without pre-release parts: negative, zero or positive. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
