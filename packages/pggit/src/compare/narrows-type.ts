/**
 * Whether a column loses values when its type changes: every type that holds
 * all values of another is wider. pggit.narrows_type() is the same rule in SQL.
 *
 * @param before a type as format_type() prints it, e.g. `character varying(20)`, maybe with its collation
 * @param after the type it becomes
 */
export function narrowsType(before: string, after: string): boolean {
  const from = parse(withoutCollation(before));
  const to = parse(withoutCollation(after));
  if (from.name !== to.name) {
    return !(widerTypes[from.name] ?? []).includes(to.name) || to.sizes.length > 0;
  }
  // an array's suffix is part of the name; sizes are precision and scale, or length
  if (to.sizes.length === 0) return false;
  if (from.sizes.length === 0) return true;
  const [precision = 0, scale = 0] = from.sizes;
  const [newPrecision = 0, newScale = 0] = to.sizes;
  return newScale < scale || newPrecision - newScale < precision - scale;
}

const widerTypes: Readonly<Record<string, readonly string[]>> = {
  smallint: ["integer", "bigint", "numeric"],
  integer: ["bigint", "numeric"],
  bigint: ["numeric"],
  real: ["double precision"],
  "character varying": ["text"],
  character: ["text", "character varying"],
};

/** A collation orders values, and loses none. */
function withoutCollation(type: string): string {
  return type.replace(/^([^"]*?) COLLATE .*$/s, "$1");
}

function parse(type: string): { name: string; sizes: number[] } {
  const match = /^([^(]*)\((\d+(?:,-?\d+)*)\)(.*)$/.exec(type);
  if (!match) return { name: type, sizes: [] };
  const [, head = "", sizes = "", tail = ""] = match;
  return { name: head + tail, sizes: sizes.split(",").map(Number) };
}
