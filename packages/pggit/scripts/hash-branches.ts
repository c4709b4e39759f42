import {
  branchesOf,
  closingParenthesis,
  formatSelect,
  lateralSubqueries,
  parseSelect,
  type Subquery,
} from "./sql-text.ts";

/** The part of a kind's query that yields facets of one aspect; null where it may be any. */
export interface HashBranch {
  readonly aspect: string | null;
  readonly rows: string;
}

/** Of the columns of a catalog query those that a hash is made of, by place. */
const hashed = [0, 1, 3, 4, 5, 8];
const aspectColumn = 4;
const facetColumns =
  "objid schema_name object_name identity aspect key rank impact value inline set_sql unset_sql".split(
    " ",
  );

/**
 * The branches of a kind's query with no more in them than a hash needs:
 * objid, schema_name, identity, aspect, key, value. PostgreSQL leaves out by
 * itself what is not selected, but has read and planned it by then, which for
 * a small database takes longer than reading it.
 */
export function hashBranches(rows: string): HashBranch[] {
  // branches that share a WITH cannot do without each other
  if (/^with\b/i.test(rows)) return [{ aspect: null, rows: wholeOf(rows) }];
  return branchesOf(rows)
    .flatMap(distributed)
    .map((text, place) => {
      const branch = hashBranch(text);
      // the first gives the columns their names and types, so it is always there
      return place === 0 ? { ...branch, aspect: null } : branch;
    });
}

function hashBranch(text: string): HashBranch {
  const select = parseSelect(text);
  if (select.items.length !== facetColumns.length) return { aspect: null, rows: wholeOf(text) };
  const [, aspect = null] = /^'(\w+)'(?: as aspect)?$/.exec(select.items[aspectColumn] ?? "") ?? [];
  const items = hashed.map((place) => select.items[place] ?? "");
  const smaller = withoutUnused(formatSelect({ ...select, items }));
  return { aspect, rows: `(${smaller.replaceAll(/\s+\n/g, "\n")})` };
}

function wholeOf(rows: string): string {
  const items = hashed.map((place) => facetColumns[place]).join(", ");
  return `select ${items} from (${rows}) as whole (${facetColumns.join(", ")})`;
}

/** `select m.* from (a union all b) as m (...) where c` as one such SELECT over a and one over b. */
function distributed(branch: string): string[] {
  const [head, alias] = /^select (\w+)\.\*\s+from\s+(?=\()/i.exec(branch) ?? [];
  if (head === undefined || alias === undefined) return [branch];
  const close = closingParenthesis(branch, head.length);
  const [declared = "", names = ""] = /^\s*as \w+ \(([^)]*)\)/i.exec(branch.slice(close + 1)) ?? [];
  const given = names.split(",").map((name) => name.trim());
  const rest = branch.slice(close + 1 + declared.length);
  return branchesOf(branch.slice(head.length + 1, close)).map((inner) => {
    const aspect = parseSelect(inner).items[aspectColumn] ?? "";
    const items = given.map((name, at) => (at === aspectColumn ? aspect : `${alias}.${name}`));
    return `select ${items.join(", ")} from (${inner}) as ${alias} (${given.join(", ")})${rest}`;
  });
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
  const smaller = branches.map((branch) =>
    formatSelect({ ...branch, items: branch.items.filter((_, place) => isUsed[place]) }),
  );
  const kept = columns.filter((_, place) => isUsed[place]).join(", ");
  return `${join} (${smaller.join(" union all ")}) as ${name}${isListed ? ` (${kept})` : ""}`;
}
