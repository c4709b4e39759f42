import * as z from "zod";
import type { Operation } from "../operations/operation.ts";

/** Rows of a page where the caller does not say how many, and at most. */
const pageSize = { default: 100, most: 1000 } as const;

/** What every list takes besides its own arguments. */
export const PageInput = z.object({
  limit: z.int().min(1).max(pageSize.most).default(pageSize.default).describe("rows at most"),
  after: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe("`next` of the page before; from the beginning when left out"),
});

/** Whether an operation is destructive and can say what it would do instead of doing it. */
export function hasDryRun({ effect, input }: Pick<Operation, "effect" | "input">): boolean {
  return effect === "destructive" && "dry_run" in input.shape;
}

/**
 * What a remote caller may give an operation: its arguments without the local
 * ones, and without those for which a list has `limit` and `after`. Whatever is
 * not among them is refused by name. What destroys is a dry run unless told
 * otherwise, also where the command line, which asks for --yes, is not.
 */
export function remoteInput(
  operation: Pick<Operation, "effect" | "input" | "local" | "page">,
): z.ZodObject {
  const { input, local = [], page } = operation;
  const own = page?.arguments ? Object.values(page.arguments) : [];
  const shape = Object.fromEntries(
    Object.entries(input.shape)
      .filter(([name]) => !local.includes(name) && !own.includes(name))
      .map(([name, type]) => [name, described(type as z.ZodType)]),
  );
  return z.strictObject({
    ...shape,
    ...(hasDryRun(operation) && { dry_run: dryRun }),
    ...(page && PageInput.shape),
  });
}

const dryRun = z
  .boolean()
  .default(true)
  .describe("only say what would be done; `false` does it for good");

/** What is on by default has its description for the flag that turns it off. */
function described(type: z.ZodType): z.ZodType {
  const isOn = type instanceof z.ZodDefault && type.def.defaultValue === true;
  return isOn && type.description ? type.describe(`\`false\`: ${type.description}`) : type;
}
