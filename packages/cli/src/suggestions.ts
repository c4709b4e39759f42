import { Argument, Option } from "commander";
import * as z from "zod";
import { unwrapped } from "./unwrapped.ts";

/** An argument that knows values for itself, for completing. */
export class SuggestingArgument extends Argument {
  readonly suggestions: readonly string[];

  constructor(name: string, description: string | undefined, suggestions: readonly string[]) {
    super(name, description);
    this.suggestions = suggestions;
  }
}

/** An option that does. */
export class SuggestingOption extends Option {
  suggestions: readonly string[] = [];
}

/** The values that a definition names: those of an enum, also in a list, or its examples. */
export function suggestionsOf(type: z.ZodType): readonly string[] {
  const { core } = unwrapped(type);
  const element = core instanceof z.ZodArray ? unwrapped(core.element as z.ZodType).core : core;
  if (element instanceof z.ZodEnum) return element.options.map(String);
  const examples = core.meta()?.["examples"];
  return Array.isArray(examples) ? examples.map(String) : [];
}
