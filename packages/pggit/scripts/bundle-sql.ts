/**
 * Writes src/generated/: every .sql file as a string, with the catalog's
 * fragments put in place, so that the core runs where no file system is.
 * With --check it writes nothing and fails when the module is not up to date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { portableStrings } from "./portable-strings.ts";
import { exportBranches, hashBranches, wholeBranches } from "./read-branches.ts";

const root = join(import.meta.dirname, "..");
const catalog = join(root, "sql/catalog");

/** Catalog files that are put into others, by name. */
const fragments = new Map(
  sqlFiles(catalog)
    .filter((file) => basename(file).startsWith("_"))
    .map((file) => [basename(file, ".sql"), file]),
);

/** Replaces {{_fragment a=b; c=d}} by that file with its parameters filled in; leaves {{name}} alone. */
function expand(text: string): string {
  return text.replaceAll(/\{\{(_\w+)([^}]*)\}\}/g, (_, name: string, parameters: string) => {
    const file = fragments.get(name);
    if (!file) throw new Error(`there is no fragment ${name} below sql/catalog`);
    let fragment = readSql(file);
    for (const parameter of parameters.split(";").filter((part) => part.trim() !== "")) {
      const at = parameter.indexOf("=");
      fragment = fragment.replaceAll(
        `{{${parameter.slice(0, at).trim()}}}`,
        parameter.slice(at + 1).trim(),
      );
    }
    return expand(fragment);
  });
}

/** A file without its comment lines: they are for readers of the source. */
function readSql(path: string): string {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines
    .filter((line) => !/^\s*--/.test(line))
    .join("\n")
    .trim();
}

function sqlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => join(folder, file));
}

/** The column of a catalog that names the schema of its rows. */
const schemaColumns: Readonly<Record<string, string>> = {
  pg_class: "relnamespace",
  pg_proc: "pronamespace",
  pg_type: "typnamespace",
};

/**
 * Leaves out what is in pgGit's own schema, and indexes of what PostgreSQL stores aside: else every database
 * with pgGit in it would seem to have functions, views and indexes.
 */
function usersOnly(of: string, column: string | undefined): string[] {
  const schema = schemaColumns[of];
  const made = column || schema ? ["oid >= 16384"] : [];
  if (!schema) return made;
  const others =
    "array(select oid from pg_catalog.pg_namespace where nspname in ('pggit', 'pg_toast'))";
  return [...made, `${schema} <> all (${others})`];
}

/** Each kind's query as an export reads it; apart from the others, for bundles of what exports nothing. */
const exportedRows: Record<string, string> = {};

const kinds = sqlFiles(catalog)
  .filter((file) => !basename(file).startsWith("_"))
  .map((file) => {
    const header =
      /^-- class: (\w+)\n-- present: (\w+)(?: where (.+)| (\w+) ([\w ]+))?\n-- place: (\d+)\n(?:-- slice: (\d+)\n)?/.exec(
        readFileSync(file, "utf8"),
      );
    if (!header)
      throw new Error(`${relative(root, file)} lacks "-- class:", "-- present:" or "-- place:"`);
    const [, classOf = "", catalogOf = "", where, column, letters, place = "", slice] = header;
    const text = expand(readSql(file));
    const rows = text.replaceAll("{{is_export}}", "false");
    const objectType = basename(file, ".sql").replaceAll("_", " ");
    exportedRows[objectType] = exportBranches(text.replaceAll("{{is_export}}", "true"))
      .map((branch) => branch.rows)
      .join("\nunion all\n");
    return {
      objectType,
      // the functions of an installation that read it: its objects whole, and their facets
      objectsFunction: `catalog_${basename(file, ".sql")}`,
      facetsFunction: `facets_${basename(file, ".sql")}`,
      class: classOf,
      // where it stands in an export among what needs nothing of each other; from 900 on, after all else
      place: Number(place),
      // how many objects may be printed before what PostgreSQL locked for them is let go; null where it locks nothing
      slice: slice ? Number(slice) : null,
      // where to see cheaply whether there are any: a catalog, and a condition or the letters of a column of it
      present: {
        catalog: catalogOf,
        where: [where ? `(${where})` : "true", ...usersOnly(catalogOf, column)].join(" and "),
        column: column ?? null,
        letters: letters?.split(" ") ?? [],
      },
      whole: wholeBranches(rows),
      hashed: hashBranches(rows),
    };
  });

const migrations = sqlFiles(join(root, "sql/migrations")).map((file) => ({
  name: basename(file, ".sql"),
  text: readFileSync(file, "utf8"),
}));

type Presence = (typeof kinds)[number]["present"];

/** The rows of a catalog that may be objects of a kind: never fewer than there are. */
function rowsOf({ catalog: of, where, column, letters }: Presence): string {
  const found = column
    ? `${column} in (${letters.map((letter) => `'${letter}'`).join(", ")}) and ${where}`
    : where;
  return `from pg_catalog.${of} where ${found}`;
}

/** Slices that a kind is cut into, if it has so many objects: each costs a little, and the shorter the sooner locks go. */
const fewSlices = 50;

/** Arrays of the oids of a kind, no longer than its slice; a single null, for all, where it has none. */
function slicesOf({ present, slice }: (typeof kinds)[number]): string {
  if (slice === null) return "select null::oid[]";
  const length = `least(${slice}, greatest(1, count(*) over () / ${fewSlices}))`;
  const numbered = `select oid, (row_number() over (order by oid) - 1) / ${length} as number ${rowsOf(present)}`;
  return `select array_agg(s.oid) from (${numbered}) as s group by s.number order by s.number`;
}

/** Repeats what stands in {{each_kind: ...}} for every kind, so that a kind is named in its own file only. */
function eachKind(text: string): string {
  return text.replaceAll(/^( *)\{\{each_kind: (.*)\}\}$/gm, (_, indent: string, line: string) =>
    kinds
      .map((kind) =>
        `${indent}${line}`
          .replaceAll("{{object_type}}", kind.objectType)
          .replaceAll("{{class}}", kind.class)
          .replaceAll("{{place}}", String(kind.place))
          .replaceAll("{{present}}", `exists (select ${rowsOf(kind.present)})`)
          .replaceAll("{{slices}}", slicesOf(kind))
          .replaceAll("{{is_in_slice}}", kind.slice === null ? "true" : "k.objid = any (slice)")
          .replaceAll("{{objects}}", `pggit.${kind.objectsFunction}()`)
          .replaceAll("{{facets}}", `pggit.${kind.facetsFunction}()`),
      )
      .join("\n"),
  );
}

const functions = sqlFiles(join(root, "sql/functions")).map((file) => ({
  name: basename(file, ".sql"),
  text: portableStrings(eachKind(expand(readFileSync(file, "utf8")))),
}));

/** What reads a database. */
const reading = {
  kinds,
  exportedRows,
  facetRowsTemplate: expand("{{_facet_rows}}"),
  objectTemplate: expand("{{_object}}"),
  structureHash: expand("{{_hash which=f.aspect = 'structure'; order=}}"),
  objectHashTemplate: expand("{{_object_hash}}"),
  objectsTemplate: expand("{{_objects}}"),
  exportTemplate: expand("{{_export}}"),
  exportObjectTemplate: expand("{{_export_object}}"),
  exportSchemas: expand("{{_export_schemas}}"),
  lastChange: expand("{{_last_change}}"),
  place: expand("{{_place}}"),
  catalogSettings: expand("{{_settings}}"),
  notCompared: expand("{{_not_compared}}"),
  trackedVersions: expand("{{_tracked_versions}}"),
};

/** What an installation applies beside that: half of all, and read by nothing else. */
const installation = {
  migrations,
  functions,
  grants: readFileSync(join(root, "sql/grants.sql"), "utf8"),
  eventTriggers: readFileSync(join(root, "sql/event_triggers.sql"), "utf8"),
  removeEventTriggers: readFileSync(join(root, "sql/remove_event_triggers.sql"), "utf8"),
  dropRoles: readFileSync(join(root, "sql/install/drop_roles.sql"), "utf8"),
  applyFunction: readFileSync(join(root, "sql/install/apply_function.sql"), "utf8"),
  removeStaleFunctions: readFileSync(join(root, "sql/install/remove_stale_functions.sql"), "utf8"),
  // what is recorded of an installation is held against what its functions print
  printedAs: expand("{{_printed_as}}").replaceAll(/^set (.+)$/gm, "set local $1;"),
  recordFunctions: expand(readFileSync(join(root, "sql/install/record_functions.sql"), "utf8")),
};

/**
 * SQL for any session, and without indentation, which is for readers of the source: what reads a database is in every
 * bundle, many times over.
 */
function forSessions<Value>(value: Value): Value {
  const lean = (_: string, part: unknown) =>
    typeof part === "string" ? portableStrings(part).replaceAll(/^ +/gm, "") : part;
  return JSON.parse(JSON.stringify(value, lean)) as Value;
}

/** A module of constants. */
function moduleOf(constants: Record<string, unknown>): string {
  return [
    "// Generated from sql/ by scripts/bundle-sql.ts. Do not edit.",
    ...Object.entries(constants).map(
      ([name, value]) => `export const ${name} = ${JSON.stringify(value, null, 2)};`,
    ),
    "",
  ].join("\n\n");
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
};

const outputs: Record<string, string> = {
  "src/generated/sql.ts": moduleOf(forSessions(reading)),
  "src/generated/installation.ts": moduleOf(installation),
  "src/generated/version.ts": `// Generated from package.json by scripts/bundle-sql.ts. Do not edit.\n\nexport const version = ${JSON.stringify(manifest.version)};\n`,
};

for (const [file, content] of Object.entries(outputs)) {
  const path = join(root, file);
  if (!process.argv.includes("--check")) {
    writeFileSync(path, content);
  } else if (!existsSync(path) || readFileSync(path, "utf8") !== content) {
    console.error(`${file} is not what its sources build: run npm run generate`);
    process.exitCode = 1;
  }
}
