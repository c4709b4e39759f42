/**
 * Whether a command printed what a page says it prints.
 *
 * Times, hashes, ids, sizes and the like are other ones each time, so one of a
 * kind may stand for another, and which stands for which is told: later commands
 * of the page that name one mean the one that was printed. A line `...` stands
 * for any number of lines, `…` for anything within one.
 */

const changing: readonly (readonly [kind: string, pattern: string])[] = [
  ["key", String.raw`pggit_[a-z0-9-]+?_[0-9A-Za-z]{49}`],
  ["hash", String.raw`sha256:[0-9a-f]{64}`],
  ["uuid", String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`],
  [
    "time",
    String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?UTC|Z|[+-]\d\d(?::?\d\d)?)?`,
  ],
  ["date", String.raw`\b20\d\d-\d\d-\d\d\b`],
  ["release", String.raw`(?<=\b(?:pgGit|PostgreSQL) )\d+(?:\.\d+)+`],
  ["commit", String.raw`\b[0-9a-f]{7,64}\b`],
  ["size", String.raw`\b\d+(?:\.\d+)? (?:bytes|kB|MB|GB)\b`],
  ["duration", String.raw`\b\d+(?:\.\d+)? ?(?:ms|s|minutes?|hours?|seconds?|days?)\b`],
  ["database", String.raw`\b(?:[a-z_]\w*@)?(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost):\d+\/\w+`],
  ["address", String.raw`\b(?:127\.0\.0\.1|localhost):\d+`],
];
const token = new RegExp(changing.map(([kind, text]) => `(?<${kind}>${text})`).join("|"), "g");

/** A line in the form in which lines are compared, and the values that were taken out of it. */
interface Plain {
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Compares.
 *
 * @returns the values that were printed by the ones that the page shows; null where the output is another
 */
export function compareOutput(shown: string, printed: string): Map<string, string> | null {
  const [expected, found] = [plainLines(shown), plainLines(printed)];
  const pairs = new Map<string, string>();
  return matches(expected, found, pairs) ? pairs : null;
}

function matches(expected: Plain[], found: Plain[], pairs: Map<string, string>): boolean {
  let at = 0;
  for (let line = 0; line < expected.length; line += 1) {
    const want = expected[line];
    if (want === undefined) break;
    if (want.text === "...") {
      const rest = expected.slice(line + 1);
      for (let skip = at; skip <= found.length; skip += 1) {
        const tried = new Map(pairs);
        if (!matches(rest, found.slice(skip), tried)) continue;
        for (const [key, value] of tried) pairs.set(key, value);
        return true;
      }
      return false;
    }
    const got = found[at];
    if (got === undefined || !isLike(want.text, got.text)) return false;
    want.values.forEach((value, index) => {
      const other = got.values[index];
      if (other !== undefined) pairs.set(value, other);
    });
    at += 1;
  }
  return at === found.length;
}

function isLike(want: string, got: string): boolean {
  if (!want.includes("…")) return want === got;
  const parts = want
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(got);
}

function plainLines(text: string): Plain[] {
  return text
    .split("\n")
    .map(plain)
    .filter((line) => line.text !== "" && !/^\(\d+ rows?\)$/.test(line.text));
}

function plain(line: string): Plain {
  const values: string[] = [];
  const text = line
    .replaceAll(token, (value, ...rest) => {
      const groups = rest.at(-1) as Record<string, string | undefined>;
      const [kind = ""] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
      values.push(value);
      return `<${kind}>`;
    })
    .replaceAll(/[-+|]*-{3,}[-+|]*/g, "---")
    .replaceAll(/\s*\|\s*/g, "|")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^\||\|$/g, "")
    .trim();
  return { text, values };
}
