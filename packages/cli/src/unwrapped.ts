import * as z from "zod";

/** The type inside optional, nullable and default, and the default. */
export function unwrapped(type: z.ZodType): { core: z.ZodType; fallback: unknown } {
  if (type instanceof z.ZodDefault) {
    return { core: unwrapped(type.unwrap() as z.ZodType).core, fallback: type.def.defaultValue };
  }
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable) {
    return unwrapped(type.unwrap() as z.ZodType);
  }
  return { core: type, fallback: undefined };
}
