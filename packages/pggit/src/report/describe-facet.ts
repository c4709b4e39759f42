import type { FacetChange } from "../compare/comparison.ts";

/** Values longer than this together are left to the diff. */
const longestValues = 160;

const privilege = /(?:^|\/)(privilege|revoked):(.*):([^:]*)$/s;
const child = /\/([a-z_]+)$/;

/**
 * A facet change in words, without knowing what kinds of object there are.
 *
 * @param env1 name of the first environment
 * @param env2 name of the second environment
 * @returns one line, such as `column email type: text -> citext` or
 *   `column email: only in staging (email text)`
 */
export function describeFacetChange(
  { facet, change, before, after }: FacetChange,
  env1: string,
  env2: string,
): string {
  const subject = facetSubject(facet);
  if (change === "gained") return `${subject}: only in ${env2}${inBrackets(after, subject)}`;
  if (change === "lost") return `${subject}: only in ${env1}${inBrackets(before, subject)}`;
  if (before === null || after === null) return `${subject} changed`;
  const values = `${before} -> ${after}`;
  if (values.includes("\n") || values.length > longestValues) return `${subject} changed`;
  return `${subject}: ${values}`;
}

/** What it says there, unless that is in the subject already. */
function inBrackets(value: string | null, subject: string): string {
  if (value === null || value === "" || value.includes("\n") || value.length > longestValues)
    return "";
  const isSaid = /^(?:granted|revoked)$/.test(value) || subject.endsWith(value.toLowerCase());
  return isSaid ? "" : ` (${value})`;
}

/**
 * What a facet's key is about: `column:email/type` is "column email type",
 * `privilege:app:SELECT` is "privilege SELECT of app".
 */
export function facetSubject(key: string): string {
  const granted = privilege.exec(key);
  if (granted) {
    const [whole, kind, grantee = "", name = ""] = granted;
    const words =
      kind === "privilege" ? `privilege ${name} of ${grantee}` : `revoked ${name} from ${grantee}`;
    return joined(key.slice(0, -whole.length), words);
  }
  const below = child.exec(key);
  if (!below) return part(key);
  return joined(key.slice(0, -below[0].length), spaced(below[1] ?? ""));
}

function joined(parent: string, words: string): string {
  return parent === "" ? words : `${part(parent)} ${words}`;
}

/** `word:name`, or a word alone. The name is kept as it is, whatever it contains. */
function part(key: string): string {
  const colon = key.indexOf(":");
  if (colon < 0) return spaced(key);
  return `${spaced(key.slice(0, colon))} ${key.slice(colon + 1)}`;
}

function spaced(word: string): string {
  return word.replaceAll("_", " ");
}
