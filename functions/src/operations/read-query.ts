import { splitList, splitNames } from "pggit";
import * as z from "zod";

/**
 * The parameters of a URL as a schema takes them: numbers and booleans read from
 * their texts, lists from parameters that repeat or have commas, and nothing after
 * the `=` as null where null may be. What does not fit stays a text, which the
 * schema then refuses by its name.
 */
export function readQuery(parameters: URLSearchParams, schema: z.ZodObject): object {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => [name, valueOf(parameters.getAll(name), schema.shape[name])]),
  );
}

function valueOf(texts: readonly string[], type: unknown): unknown {
  const [text = ""] = texts;
  const { core, isNullable, commas } = unwrapped(type);
  if (text === "" && texts.length === 1) {
    if (isNullable) return null;
    if (core instanceof z.ZodArray) return [];
  }
  if (core instanceof z.ZodArray) {
    if (commas === "names") return texts.flatMap(splitNames);
    return commas ? texts.flatMap(splitList) : texts;
  }
  if (texts.length > 1) return texts;
  if (core instanceof z.ZodNumber && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (core instanceof z.ZodBoolean && /^(?:true|false)$/.test(text)) return text === "true";
  return text;
}

interface Unwrapped {
  readonly core: unknown;
  readonly isNullable: boolean;
  readonly commas: unknown;
}

/** The type inside optional, nullable and default. */
function unwrapped(type: unknown): Unwrapped {
  const commas = type instanceof z.ZodType ? type.meta()?.["commas"] : undefined;
  if (
    type instanceof z.ZodDefault ||
    type instanceof z.ZodOptional ||
    type instanceof z.ZodNullable
  ) {
    const inner = unwrapped(type.unwrap());
    return {
      core: inner.core,
      isNullable: inner.isNullable || type instanceof z.ZodNullable,
      commas: inner.commas ?? commas,
    };
  }
  return { core: type, isNullable: false, commas };
}
