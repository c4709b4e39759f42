import {
  branchesOf,
  closingParenthesis,
  formatSelect,
  lateralSubqueries,
  parseSelect,
  type Subquery,
} from "./sql-text.ts";

/** The part of a kind's query that yields facets of one aspect; null where it may be any. */
export interface FacetBranch {
  readonly aspect: string | null;
  readonly rows: string;
}

export const facetColumns =
  "objid schema_name object_name identity aspect key rank impact value inline set_sql unset_sql".split(
    " ",
  );
const aspectColumn = facetColumns.indexOf("aspect");

/** What a row says of itself before it is read: its columns as SQL, by name. */
export type Row = Readonly<Record<string, string>>;

/**
 * The branches of a kind's query with no more in them than a reader needs.
 * PostgreSQL leaves out by itself what is not selected, but has read and
 * planned it by then, which for a small database takes longer than reading it.
 *
 * @param wanted the columns that are read
 * @param isRead whether rows with such columns are read at all
 */
export function facetBranches(
  rows: string,
  wanted: readonly string[],
  isRead: (row: Row) => boolean = () => true,
): FacetBranch[] {
  // branches that share a WITH cannot do without each other
  if (/^with\b/i.test(rows)) return [{ aspect: null, rows: wholeOf(rows, wanted) }];
  // the first gives the columns their names and types, so it is always there, whatever its aspect
  return branchesOf(rows)
    .flatMap(distributed)
    .map((text, place) => ({ text: readPart(text, isRead) ?? (place === 0 ? text : null), place }))
    .flatMap(({ text, place }) => (text === null ? [] : [{ text, place }]))
    .map(({ text, place }) => {
      const branch = withColumns(text, wanted);
      return place === 0 ? { ...branch, aspect: null } : branch;
    });
}

function withColumns(text: string, wanted: readonly string[]): FacetBranch {
  const select = parseSelect(text);
  if (select.items.length !== facetColumns.length) {
    return { aspect: null, rows: wholeOf(text, wanted) };
  }
  const [, aspect = null] = /^'(\w+)'$/.exec(rowOf(select.items).aspect ?? "") ?? [];
  const items = wanted.map((column) => select.items[facetColumns.indexOf(column)] ?? "");
  const smaller = withoutUnused(formatSelect({ ...select, items }));
  return { aspect, rows: `(${smaller.replaceAll(/\s+\n/g, "\n")})` };
}

function rowOf(items: readonly string[]): Row {
  return Object.fromEntries(
    facetColumns.map((column, place) => [column, (items[place] ?? "").replace(/ as \w+$/, "")]),
  );
}

function wholeOf(rows: string, wanted: readonly string[]): string {
  return `select ${wanted.join(", ")} from (${rows}) as whole (${facetColumns.join(", ")})`;
}

/** `select m.* from (a union all b) as m (...) where c` as one such SELECT over a and one over b. */
function distributed(whole: string): string[] {
  const [head, alias] = /^select (\w+)\.\*\s+from\s+(?=\()/i.exec(whole) ?? [];
  if (head === undefined || alias === undefined) return [whole];
  const close = closingParenthesis(whole, head.length);
  const [declared = "", names = ""] = /^\s*as \w+ \(([^)]*)\)/i.exec(whole.slice(close + 1)) ?? [];
  const given = names.split(",").map((name) => name.trim());
  const rest = whole.slice(close + 1 + declared.length);
  return branchesOf(whole.slice(head.length + 1, close)).map((inner) => {
    const { items: own } = parseSelect(inner);
    const items = given.map((name, at) =>
      at === aspectColumn ? (own[at] ?? "") : `${alias}.${name}`,
    );
    return `select ${items.join(", ")} from (${inner}) as ${alias} (${given.join(", ")})${rest}`;
  });
}

/** A branch without those rows of its lateral subqueries that nobody reads; null where that is all of it. */
function readPart(text: string, isRead: (row: Row) => boolean): string | null {
  const { items } = parseSelect(text);
  if (!isRead(rowOf(items))) return null;
  let left = text;
  for (const { text: old, query, name, columns, isListed } of lateralSubqueries(text)) {
    const parts = branchesOf(query).map((part) => ({ part, own: parseSelect(part).items }));
    const read = parts.filter(
      ({ own }) =>
        own.length !== columns.length || isRead(rowOf(items.map(said(name, columns, own)))),
    );
    if (read.length === 0) return null;
    // where the names of the columns are not listed, the first has them
    const kept = isListed || read[0] === parts[0] ? read : [...parts.slice(0, 1), ...read];
    if (kept.length === parts.length) continue;
    const smaller = kept.map(({ part }) => `(${part})`).join(" union all ");
    left = left.replace(old, () => old.replace(query, () => smaller));
  }
  return left;
}

/** Puts what a subquery's row says in the place of a column of the subquery. */
function said(name: string, columns: readonly string[], own: readonly string[]) {
  return (item: string): string => {
    const [, column = ""] = new RegExp(`^${name}\\.(\\w+)(?: as \\w+)?$`).exec(item) ?? [];
    return own[columns.indexOf(column)] ?? item;
  };
}

/** A query whose lateral subqueries have only the columns that something refers to. */
function withoutUnused(query: string): string {
  for (const subquery of lateralSubqueries(query)) {
    const smaller = query.replace(subquery.text, () => withUsedColumns(subquery, query));
    if (smaller !== query) return withoutUnused(smaller);
  }
  return query;
}

function withUsedColumns(subquery: Subquery, whole: string): string {
  const { text, join, query, name, columns, isListed } = subquery;
  const outside = whole.replace(text, () => "");
  const isUsed = columns.map((column) =>
    column === "" ? true : new RegExp(`\\b${name}\\.${column}\\b`).test(outside),
  );
  if (isUsed.every(Boolean)) return text;
  const branches = branchesOf(query).map(parseSelect);
  const isOneRow = branches.length === 1 && branches[0]?.after === "";
  if (isOneRow && !isUsed.some(Boolean)) return "";
  if (branches.some(({ items }) => items.length !== columns.length)) return text;
  const smaller = branches.map((part) =>
    withoutUnused(formatSelect({ ...part, items: part.items.filter((_, place) => isUsed[place]) })),
  );
  const kept = columns.filter((_, place) => isUsed[place]).join(", ");
  return `${join} (${smaller.join(" union all ")}) as ${name}${isListed ? ` (${kept})` : ""}`;
}
