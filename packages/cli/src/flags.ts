import { type Command, Option } from "commander";
import { PggitError, splitList, splitNames } from "pggit";
import * as z from "zod";
import { flagProblem } from "./flag-problem.ts";
import { SuggestingOption, suggestionsOf } from "./suggestions.ts";
import { unwrapped } from "./unwrapped.ts";

/** What a flag's schema may say of it besides its type, through `.meta()`. */
const FlagMeta = z.object({
  /** Placeholder of its value; in brackets where the value may be left out. */
  value: z.string().optional(),
  /** What a switch does that turns off what is on by default: its `--no-` one. */
  off: z.string().optional(),
  /** The value where it is left out. */
  preset: z.string().optional(),
  /** A list whose values are also separated by commas: values, or exact names, which may be quoted. */
  commas: z.union([z.boolean(), z.literal("names")]).default(false),
});

/** Flags that are not called as their field is, by field. */
export type FlagNames = Readonly<Partial<Record<string, string>>>;

/**
 * Gives a command one flag for each field of a schema: a boolean is a switch
 * (`--no-` one where it is true by default), a list may be repeated, an enum
 * has choices. Help and defaults come from the schema too.
 */
export function addFlags(command: Command, schema: z.ZodObject, names: FlagNames = {}): void {
  for (const [field, type] of Object.entries(schema.shape)) {
    command.addOption(optionOf(flagName(field, names), type as z.ZodType));
  }
}

/**
 * Reads the flags back.
 *
 * @param values what commander parsed
 * @param given fields whose values come from elsewhere, such as positional arguments
 * @throws PggitError INVALID_ARGUMENT naming the flag
 */
export function readFlags<Schema extends z.ZodObject>(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
  names: FlagNames = {},
  given: Readonly<Record<string, unknown>> = {},
): z.output<Schema> {
  const found: Record<string, unknown> = { ...given };
  for (const field of Object.keys(schema.shape)) {
    const value = values[camelCase(flagName(field, names))];
    if (value !== undefined) found[field] = value;
  }
  const parsed = schema.safeParse(found);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw parsed.error;
  const field = String(issue.path[0]);
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: `--${flagName(field, names)}: ${flagProblem(issue, found[field])}.`,
    hint: "Run the command with --help to see what it takes.",
  });
}

function optionOf(name: string, type: z.ZodType): Option {
  const meta = FlagMeta.parse(type.meta() ?? {});
  const description = type.description ?? "";
  const { core, fallback } = unwrapped(type);
  if (core instanceof z.ZodBoolean) {
    return fallback === true
      ? new Option(`--no-${name}`, meta.off ?? description)
      : new Option(`--${name}`, description);
  }
  const option = new SuggestingOption(
    `--${name} ${meta.value ?? `<${placeholder(core)}>`}`,
    description,
  );
  option.suggestions = suggestionsOf(type);
  if (meta.preset !== undefined) option.preset(meta.preset);
  if (typeof fallback === "string" || typeof fallback === "number") option.default(fallback);
  if (core instanceof z.ZodEnum) option.choices(core.options.map(String));
  if (core instanceof z.ZodNumber) option.argParser(Number);
  if (core instanceof z.ZodArray) {
    option.argParser((value: string, previous: string[] | undefined) => [
      ...(previous ?? []),
      ...(meta.commas === "names" ? splitNames(value) : meta.commas ? splitList(value) : [value]),
    ]);
  }
  return option;
}

function placeholder(type: z.ZodType): string {
  if (type instanceof z.ZodArray) return placeholder(type.element as z.ZodType);
  if (type instanceof z.ZodNumber) return "number";
  return type instanceof z.ZodEnum ? "choice" : "text";
}

function flagName(field: string, names: FlagNames): string {
  return names[field] ?? field.replaceAll("_", "-");
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
