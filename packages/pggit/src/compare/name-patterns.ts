import { guideName } from "./guide-name.ts";

interface Named {
  readonly identity: string;
}

/** Patterns of names, each in full or as a report prints it. */
export interface NamePatterns {
  /** Whether any of them is a name of the object. */
  readonly match: (object: Named) => boolean;
  /** Those that are a name of none of the objects: most likely mistyped. */
  readonly unmatched: (objects: readonly Named[]) => string[];
}

/** Patterns of names, in which `*` stands for anything, a line break too, and all else for itself. */
export function namePatterns(patterns: readonly string[]): NamePatterns {
  const tests = patterns.map((pattern) => {
    const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const whole = new RegExp(`^${parts.join(".*")}$`, "s");
    return ({ identity }: Named) => whole.test(identity) || whole.test(guideName(identity));
  });
  return {
    match: (object) => tests.some((test) => test(object)),
    unmatched: (objects) =>
      patterns.filter((_, index) => !objects.some((one) => tests[index]?.(one))),
  };
}
