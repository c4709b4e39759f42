import type { historyVersions } from "pggit";
import type * as z from "zod";

/** A version of an object, as its history lists it. */
export type ObjectVersion = z.output<(typeof historyVersions)["row"]>;

/** Two versions that are compared; null where there is none to compare with. */
export interface PickedVersions {
  readonly from: ObjectVersion | null;
  readonly to: ObjectVersion | null;
}

/**
 * The versions that an address asks for by their places in the list, newest first from
 * 0; where it does not, the newest and the one before it.
 */
export function pickVersions(
  versions: readonly ObjectVersion[],
  query: URLSearchParams,
): PickedVersions {
  const at = (name: string, otherwise: ObjectVersion | undefined) =>
    versions.find((version) => keyOf(version) === query.get(name)) ?? otherwise ?? null;
  return { from: at("from", versions[1]), to: at("to", versions[0]) };
}

/** What tells the versions of an object apart in an address: one commit may have a drop and a new start. */
export function keyOf({ commit_hash: hash, action }: ObjectVersion): string {
  return `${hash.slice(0, 16)}-${action}`;
}
