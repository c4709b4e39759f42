import type { listStops } from "pggit";
import type * as z from "zod";

/** A time during which tracking is or was off. */
export type Stop = z.output<(typeof listStops)["row"]>;

/** What each kind of stop is called. */
export const stopWords: Readonly<Record<Stop["kind"], string>> = {
  disable: "Emergency disable",
  pause: "Pause",
  breaker: "Off after repeated failures",
};
