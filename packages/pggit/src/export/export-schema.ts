import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { catalogSettings, exportSchemas, lastChange } from "../generated/sql.ts";
import { type Aspect, exportQuery } from "../snapshot/catalog-query.ts";
import { patiently } from "../snapshot/patiently.ts";
import { presentKindsQuery } from "../snapshot/present-kinds.ts";

/** What of a database is exported. */
export interface ExportOptions {
  /** Schemas by exact name; all but the system's and pggit when left out. */
  readonly schemas?: readonly string[] | null;
  /** Aspects beside the structure; all of them when left out. */
  readonly include?: readonly Exclude<Aspect, "structure">[];
  readonly onProgress?: (message: string) => void;
}

/** Rows that are fetched at a time: what the client holds in memory. */
const batchSize = 2_000;

/**
 * Exports a schema, with or without pgGit in the database, as DDL that restores
 * in an empty one: each object after what it needs, cycles included. The text
 * is that of `pggit.export_schema_snapshot` and the same for the same schema.
 *
 * @param write takes the text piece by piece; what it returns is waited for
 * @returns how many statements were written, an object's own counted as one
 * @throws PggitError INVALID_ARGUMENT, UNKNOWN_SCHEMA, SCHEMA_UNREADABLE before
 *   anything is written; those of the connection
 */
export async function exportSchema(
  sql: Sql,
  write: (text: string) => void | Promise<void>,
  options: ExportOptions = {},
): Promise<number> {
  const { schemas = null, include = ["owner", "privileges", "comments"] } = options;
  options.onProgress?.(`reading the schema of ${sql.label}`);
  // Nothing is written before all of it is read, so it can be read again.
  return patiently(() => readInOrder(sql, write, { ...options, schemas, include }));
}

async function readInOrder(
  sql: Sql,
  write: (text: string) => void | Promise<void>,
  {
    schemas,
    include,
    onProgress,
  }: ExportOptions & Required<Pick<ExportOptions, "schemas" | "include">>,
): Promise<number> {
  return sql.transaction(
    async (transaction) => {
      await transaction.query(catalogSettings);
      await checkSchemas(transaction, schemas);
      const [present] = await transaction.query<{ kinds: string[] }>(presentKindsQuery);
      const query = exportQuery(present?.kinds ?? []);
      await transaction.query(
        `declare pggit_export no scroll cursor for select text from (${query}) as e order by position`,
        [schemas, include, await readLastChange(transaction)],
      );
      let written = 0;
      for (;;) {
        const rows = await transaction.query<{ text: string }>(
          `fetch ${batchSize} from pggit_export`,
        );
        if (rows.length === 0) return written - 1;
        await write((written === 0 ? "" : "\n") + rows.map(({ text }) => text).join("\n"));
        written += rows.length;
        onProgress?.(`exported ${written - 1} objects of ${sql.label}`);
      }
    },
    { readOnly: true, isolation: "repeatable read", isGuarded: true },
  );
}

interface SchemaProblem {
  readonly name: string;
  readonly problem: "unknown" | "system" | "closed";
  readonly similar: string | null;
}

async function checkSchemas(sql: Sql, schemas: readonly string[] | null): Promise<void> {
  if (schemas?.length === 0) {
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: "No schema is named: nothing would be exported.",
      hint: "Name schemas, or none of them for all.",
    });
  }
  const [problem] = await sql.query<SchemaProblem>(exportSchemas, [schemas]);
  if (problem) throw refusal(problem, sql.label);
}

function refusal({ name, problem, similar }: SchemaProblem, label: string): PggitError {
  switch (problem) {
    case "system":
      return new PggitError({
        code: "INVALID_ARGUMENT",
        message: `Schema ${name} is not exported: it is PostgreSQL's or pgGit's own.`,
        hint: "Name schemas of your own, or none of them for all.",
      });
    case "closed":
      return new PggitError({
        code: "SCHEMA_UNREADABLE",
        message: `Schema ${name} of ${label} cannot be exported: the role lacks USAGE on it.`,
        hint: `Grant it USAGE ON SCHEMA ${name}, or name the schemas to export.`,
      });
    case "unknown":
      return new PggitError({
        code: "UNKNOWN_SCHEMA",
        message: `There is no schema ${name} in ${label}.`,
        hint:
          similar === null
            ? "Look at the schemas there with \\dn in psql."
            : `There is ${similar}; names are matched as they are stored.`,
      });
  }
}

/** When history says that the schema last changed; null where pgGit is not installed or not readable. */
async function readLastChange(sql: Sql): Promise<string | null> {
  const [installed] = await sql.query<{ readable: boolean }>(
    "select coalesce(has_table_privilege((select c.oid from pg_catalog.pg_class as c " +
      "where c.relnamespace = pg_catalog.to_regnamespace('pggit') and c.relname = 'commits'), 'select') " +
      "and has_schema_privilege(to_regnamespace('pggit'), 'usage'), false) as readable",
  );
  if (!installed?.readable) return null;
  const [row] = await sql.query<{ committed_at: string }>(lastChange);
  return row?.committed_at ?? null;
}
