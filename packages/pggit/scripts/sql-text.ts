/**
 * SQL taken apart as far as the generator needs it: at words and commas that
 * stand outside of parentheses and quotes. It knows the SQL of this repository,
 * without comments; it is no parser of SQL.
 */

/** Where words and commas outside of parentheses and quotes are. */
function topLevel(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const token = new RegExp(`'(?:[^'\\\\]|''|\\\\.)*'|"[^"]*"|[()[\\]]|${pattern.source}`, "gis");
  let depth = 0;
  for (const match of text.matchAll(token)) {
    const [first] = match[0];
    if (first === "(" || first === "[") depth += 1;
    else if (first === ")" || first === "]") depth -= 1;
    else if (depth === 0 && first !== "'" && first !== '"') found.push(match);
  }
  return found;
}

/** The parts between occurrences of a word or sign. */
function splitAt(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of topLevel(text, pattern)) {
    parts.push(text.slice(from, match.index).trim());
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from).trim()];
}

/** The SELECTs that a query is the UNION ALL of. */
export function branchesOf(query: string): string[] {
  return splitAt(query, /\bunion\s+all\b/).map(withoutParentheses);
}

/** A SELECT's list, with what stands before and after it. */
export interface Select {
  /** `with ... ` up to SELECT. */
  readonly before: string;
  readonly items: readonly string[];
  /** From FROM on; empty where there is none. */
  readonly after: string;
}

export function parseSelect(text: string): Select {
  const [select] = topLevel(text, /\bselect\b/);
  if (!select) throw new SyntaxError(`no select in: ${text.slice(0, 80)}`);
  const rest = text.slice(select.index + select[0].length);
  const end = topLevel(
    rest,
    /\b(?<!\bdistinct )(?:from|where|group by|order by|window|limit)\b/,
  )[0];
  const list = rest.slice(0, end?.index ?? rest.length).trim();
  return {
    before: text.slice(0, select.index).trim(),
    items: list === "" ? [] : splitAt(list, /,/),
    after: end ? rest.slice(end.index).trim() : "",
  };
}

export function formatSelect({ before, items, after }: Select): string {
  return [before, "select", items.join(", "), after].filter((part) => part !== "").join(" ");
}

/** A subquery in FROM: `<join> (<query>) as <name> (<columns>)`. */
export interface Subquery {
  /** The text of it all, to be found by. */
  readonly text: string;
  readonly join: string;
  readonly query: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether the columns are listed after the name. */
  readonly isListed: boolean;
}

/** The lateral subqueries of a query that are not within another's parentheses. */
export function lateralSubqueries(text: string): Subquery[] {
  const found: Subquery[] = [];
  for (const match of topLevel(text, /\bcross\s+join\s+lateral\b/)) {
    const start = match.index + match[0].length;
    const open = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
    if (text[open] !== "(") continue;
    const close = closingParenthesis(text, open);
    const alias = /^\s*as\s+(\w+)(?:\s*\(([^)]*)\))?/i.exec(text.slice(close + 1));
    if (!alias) continue;
    const query = text.slice(open + 1, close).trim();
    // VALUES, too, may stand there
    if (!branchesOf(query).every((branch) => /^(?:with|select)\b/i.test(branch))) continue;
    found.push({
      text: text.slice(match.index, close + 1 + alias[0].length),
      join: match[0],
      query,
      name: alias[1] ?? "",
      columns: alias[2]?.split(",").map((column) => column.trim()) ?? columnNames(query),
      isListed: alias[2] !== undefined,
    });
  }
  return found;
}

/** The names that a query gives its columns; an empty one where it gives none. */
function columnNames(query: string): string[] {
  const [first = ""] = branchesOf(query);
  return parseSelect(first).items.map(
    (item) => /(?:\bas\s+|^\w+\.|^)(\w+)$/i.exec(item)?.[1] ?? "",
  );
}

function withoutParentheses(text: string): string {
  return text.startsWith("(") && closingParenthesis(text, 0) === text.length - 1
    ? text.slice(1, -1).trim()
    : text;
}

export function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (const match of text.slice(open).matchAll(/'(?:[^'\\]|''|\\.)*'|"[^"]*"|[()]/gs)) {
    if (match[0] === "(") depth += 1;
    if (match[0] === ")") depth -= 1;
    if (depth === 0) return open + match.index;
  }
  throw new SyntaxError(`unbalanced parentheses in: ${text.slice(open, open + 80)}`);
}
