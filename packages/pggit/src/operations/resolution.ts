import * as z from "zod";

/** The ways to resolve a conflict, and what each does. */
export const resolutions = {
  use_current: "leave the object as it is",
  use_tracked: "make it the incoming one, rows kept",
  merge: "take of each part what one side changed",
  custom: "run SQL of your own",
} as const;

/** The name of one; what is none of them the server refuses in its own words. */
export const Resolution = z.string().meta({ examples: Object.keys(resolutions) });
