import { PggitError } from "pggit";

/** Characters of one text at most. */
const longest = 2_000;

/**
 * Refuses a change that would keep a long text, such as a reason of a megabyte: every
 * list that shows it would be too long to be answered, for everybody. What has to
 * be long, SQL and definitions, comes in objects, which lists leave out.
 *
 * @throws PggitError INVALID_ARGUMENT that names the argument
 */
export function refuseLongTexts(input: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(input)) {
    const texts: unknown[] = Array.isArray(value) ? value : [value];
    if (texts.every((text) => typeof text !== "string" || text.length <= longest)) continue;
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: `Not valid: ${name}: is longer than ${longest} characters.`,
      hint: "Say it in fewer words, and name where the rest can be read.",
    });
  }
}
