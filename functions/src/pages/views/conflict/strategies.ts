/** How a conflict is resolved, in the order in which a reader weighs them. */
export const strategies = [
  [
    "use_current",
    "Keep what is here",
    "The object stays as it is; the same incoming change does not come back.",
  ],
  [
    "merge",
    "Merge",
    "Of each facet what one side changed since the base; refused where both changed the same.",
  ],
  [
    "use_tracked",
    "Take what is incoming",
    "The object becomes the incoming one, by the fewest statements, its rows kept.",
  ],
  ["custom", "Run SQL of your own", "It has to leave the object there and valid."],
] as const;

export type Strategy = (typeof strategies)[number][0];
