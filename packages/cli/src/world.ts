import type { Edges } from "./edges.ts";
import type { Targets } from "./targets.ts";

/** What commands work with: the world outside, and the databases that are known. */
export interface World extends Edges {
  readonly targets: Targets;
}
