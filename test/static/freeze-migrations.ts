/**
 * Keeps released-migrations.json: the sha256 of every migration that has been released, by file name.
 *
 * A database that ran a migration never runs it again, so a released one must not change; a test compares
 * each with its hash here. The file is empty until the first release. Before a release:
 *
 *   node test/static/freeze-migrations.ts           adds the migrations that are not in it yet
 *   node test/static/freeze-migrations.ts --check   fails where one is not in it, or has changed
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { files, read } from "./files.ts";

const list = new URL("./released-migrations.json", import.meta.url);

/** The hash of each migration, by file name. */
export function currentMigrations(): Record<string, string> {
  return Object.fromEntries(
    files("packages/pggit/sql/migrations/*.sql").map((file) => [
      basename(file),
      createHash("sha256").update(read(file)).digest("hex"),
    ]),
  );
}

/** The hash that each released migration had at its release. */
export function releasedMigrations(): Record<string, string> {
  return JSON.parse(readFileSync(list, "utf8")) as Record<string, string>;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const current = currentMigrations();
  const released = releasedMigrations();
  if (process.argv.includes("--check")) {
    const open = Object.keys(current).filter((name) => released[name] !== current[name]);
    for (const name of open) console.error(`${name} is not frozen as it stands`);
    if (open.length > 0) process.exitCode = 1;
  } else {
    writeFileSync(list, `${JSON.stringify({ ...current, ...released }, null, 2)}\n`);
  }
}
