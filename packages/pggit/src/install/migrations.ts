import type { Sql } from "../connect/sql.ts";
import { migrations } from "../generated/installation.ts";
import { sha256 } from "./content-hash.ts";

/** Applies the migrations that this database has not seen, in order of their numbers. */
export async function applyMigrations(sql: Sql): Promise<void> {
  const [there] = await sql.query<{ installed: boolean }>(
    "select to_regclass('pggit.migrations') is not null as installed",
  );
  const applied = there?.installed
    ? (await sql.query<{ name: string }>("select name from pggit.migrations")).map(
        (row) => row.name,
      )
    : [];
  for (const { name, text } of migrations) {
    if (applied.includes(name)) continue;
    await sql.script(text);
    await sql.query("insert into pggit.migrations (name, content_hash) values ($1, $2)", [
      name,
      sha256(text),
    ]);
  }
}
