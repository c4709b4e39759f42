import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { catalogSettings, exportSchemas } from "../generated/sql.ts";
import type { NamedDatabase } from "./compare-databases.ts";

interface SchemaProblem {
  readonly name: string;
  readonly problem: "unknown" | "system" | "closed";
  readonly similar: string | null;
}

/**
 * Refuses schemas that neither database has: nothing would be compared, and read
 * as "no difference". One that either has is compared with nothing.
 *
 * @param schemas by exact name; none stands for all
 * @throws PggitError UNKNOWN_SCHEMA; INVALID_ARGUMENT for a schema of PostgreSQL or pgGit
 */
export async function checkComparedSchemas(
  base: NamedDatabase,
  head: NamedDatabase,
  schemas: readonly string[],
): Promise<void> {
  if (schemas.length === 0) return;
  const [before, after] = await Promise.all([
    readProblems(base.sql, schemas),
    readProblems(head.sql, schemas),
  ]);
  const system = before.find(({ problem }) => problem === "system");
  if (system) {
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: `Schema ${system.name} is not compared: it is PostgreSQL's or pgGit's own.`,
      hint: "Name schemas of your own, or none of them for all.",
    });
  }
  for (const { name, problem, similar } of before) {
    const other = after.find((candidate) => candidate.name === name);
    if (problem !== "unknown" || other?.problem !== "unknown") continue;
    const close = similar ?? other.similar;
    throw new PggitError({
      code: "UNKNOWN_SCHEMA",
      message: `There is no schema ${name} in ${base.name} or ${head.name}.`,
      hint:
        close === null
          ? "Look at the schemas there with \\dn in psql."
          : `There is ${close}; names are matched as they are stored.`,
    });
  }
}

async function readProblems(sql: Sql, schemas: readonly string[]): Promise<SchemaProblem[]> {
  const [, problems] = await sql.batch(
    [{ text: catalogSettings }, { text: exportSchemas, parameters: [schemas] }],
    { readOnly: true, isolation: "repeatable read", isGuarded: true },
  );
  return problems as SchemaProblem[];
}
