/**
 * What psql does with text before it sends it: statements, variables, and the few commands of its own that our pages use.
 */

/** A statement, and what psql does with its result. */
export interface Statement {
  readonly text: string;
  /** Its columns become variables (`\gset`). */
  readonly isKept: boolean;
}

/** Where a quoted stretch or a comment begins, and how it ends. */
const stretches: readonly (readonly [RegExp, (opening: string) => string])[] = [
  [/--/y, () => "\n"],
  [/\/\*/y, () => "*/"],
  [/'/y, () => "'"],
  [/"/y, () => '"'],
  [/\$\w*\$/y, (opening) => opening],
];

/** Splits a script at its semicolons and `\gset`, outside of quotes and comments. */
export function statementsOf(script: string): Statement[] {
  const found: Statement[] = [];
  let start = 0;
  const end = (at: number, isKept: boolean, next: number) => {
    const text = script.slice(start, at).trim();
    if (withoutComments(text) !== "") found.push({ text, isKept });
    start = next;
  };
  for (let at = 0; at < script.length; at += 1) {
    const beyond = endOfStretch(script, at);
    if (beyond !== null) at = beyond - 1;
    else if (script.startsWith("\\gset", at)) end(at, true, at + 5);
    else if (script[at] === ";") end(at, false, at + 1);
  }
  end(script.length, false, script.length);
  return found;
}

/**
 * Puts variables in their places: `:'name'` as a literal, `:name` as it is.
 *
 * @throws Error naming a variable that has no value
 */
export function withVariables(text: string, variables: ReadonlyMap<string, string>): string {
  let written = "";
  for (let at = 0; at < text.length; ) {
    const place = matchAt(/:(?:'(\w+)'|([a-z_]\w*))/y, text, at);
    const beyond = endOfStretch(text, at);
    if (place && text[at - 1] !== ":") {
      const [all, quoted, plain = ""] = place;
      const value = variables.get(quoted ?? plain);
      if (value === undefined) throw new Error(`${all} has no value`);
      written += quoted === undefined ? value : `'${value.replaceAll("'", "''")}'`;
      at += all.length;
    } else {
      const next = beyond ?? at + 1;
      written += text.slice(at, next);
      at = next;
    }
  }
  return written;
}

/** Where the quoted stretch or comment ends that begins here; null where none begins. */
function endOfStretch(text: string, at: number): number | null {
  for (const [opens, closing] of stretches) {
    const opening = matchAt(opens, text, at)?.[0];
    if (opening === undefined) continue;
    const close = closing(opening);
    const end = text.indexOf(close, at + opening.length);
    return end < 0 ? text.length : end + close.length;
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function withoutComments(text: string): string {
  return text.replaceAll(/--.*$/gm, "").trim();
}
