import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exported } from "../export/restoring.ts";
import { temporaryFolder } from "../servers/temporary-folder.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";
import { shop } from "./shop.ts";

const database = useDatabase(shop);

test("the schema goes to standard output, and nothing else does", async () => {
  const { code, stdout, stderr } = await pggit(["export", database.url]);
  expect(stdout).toBe(await exported(database.url));
  expect([code, stderr]).toEqual([0, ""]);
});

test("--include leaves out what it does not name", async () => {
  const { stdout } = await pggit(["export", database.url, "--include", ""]);
  expect(stdout).toContain("CREATE TABLE public.users");
  expect(stdout).not.toContain("OWNER TO");
});

test("--output writes a file and says what it holds", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "new", "schema.sql");
  const { code, stdout } = await pggit(["export", database.url, "--output", path]);
  expect([code, stdout]).toEqual([0, `4 objects written to ${path}\n`]);
  expect(readFileSync(path, "utf8")).toBe(await exported(database.url));
});

test("--output where no folder can be made is an error that says so", async () => {
  const { code, stderr } = await pggit(["export", database.url, "--output", "/proc/nope/x.sql"]);
  expect(stderr).toMatch(/^error: \/proc\/nope\/x.sql cannot be written: ENOENT.*\nhint: /);
  expect(code).toBe(2);
});

test("an export that fails leaves the file that was there, and nothing beside it", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "schema.sql");
  writeFileSync(path, "what was there");
  const schemas = ["--schemas", "PUBLIC"];
  const { code, stderr } = await pggit(["export", database.url, ...schemas, "--output", path]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: There is no schema PUBLIC in .*\.\nhint: There is public;/);
  expect(readdirSync(folder)).toEqual(["schema.sql"]);
  expect(readFileSync(path, "utf8")).toBe("what was there");
});

test("--server-path takes pgGit in the database, and says so", async () => {
  const { code, stderr } = await pggit(["export", database.url, "--server-path", "/x.sql"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: pgGit is not installed in .*\nhint: Install it/);
});
