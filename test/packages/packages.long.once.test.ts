import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { files } from "../static/files.ts";
import { type EmptyProject, emptyProject } from "./empty-project.ts";

const tsc = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));

/** The command that npx would run, without npm's own words around it. */
const pggit = "node_modules/.bin/pggit";

const production = useDatabase();
const staging = useDatabase();

let project: EmptyProject;
beforeAll(async () => {
  project = await emptyProject();
  return () => project.remove();
}, 120_000);

function contents(name: string): string[] {
  const tarball = project.tarballs.find((packed) => packed.name === name);
  return tarball?.files.map(({ path }) => path) ?? [];
}

test("the core's tarball holds the licence, the SQL, the schema of the report and no more", () => {
  const paths = contents("pggit");
  const sql = files("packages/pggit/sql").map((file) => file.replace("packages/pggit/", ""));
  expect(sql.length).toBeGreaterThan(50);
  expect(paths).toEqual(expect.arrayContaining(["LICENSE", "schema/report.schema.json", ...sql]));
  const rest = paths.filter((path) => !sql.includes(path) && !/^dist\/.*\.js$|\.d\.ts$/.test(path));
  expect(rest.filter((path) => path !== "README.md")).toEqual([
    "LICENSE",
    "package.json",
    "schema/report.schema.json",
  ]);
});

test.each(["pggit", "pggit-cli"])("%s ships neither tests nor what only tests need", (name) => {
  const paths = contents(name);
  expect(paths).toContain("LICENSE");
  expect(paths.filter((path) => /\.(?:test|fixture)\.|\.map$|tsbuildinfo/.test(path))).toEqual([]);
});

test("two databases are compared through what the package exports", async () => {
  await project.write(
    "compare.js",
    `import { compareDatabases, connect, version } from "pggit";
     const [before, after] = await Promise.all(process.argv.slice(2).map((url) => connect(url)));
     await after.script("create table invoice (id bigint primary key)");
     const { rows } = await compareDatabases(
       { name: "production", sql: before },
       { name: "staging", sql: after },
     );
     await before.close();
     await after.close();
     const row = rows.find((found) => found.object_name === "invoice");
     console.log(JSON.stringify({ version, difference: row.difference }));`,
  );
  const { stdout, stderr } = await project.run(process.execPath, [
    "compare.js",
    production.url,
    staging.url,
  ]);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    difference: "Only in staging",
  });
});

test("PGlite is found where it is installed beside the package", async () => {
  await project.write(
    "embedded.js",
    `import { connect } from "pggit";
     const sql = await connect("memory:");
     console.log(JSON.stringify(await sql.query("select 1 as one")));
     await sql.close();`,
  );
  const { stdout } = await project.run(process.execPath, ["embedded.js"]);
  expect(JSON.parse(stdout)).toEqual([{ one: 1 }]);
}, 60_000);

test("its types resolve under nodenext and hold in strict mode", async () => {
  await project.write(
    "use.ts",
    `import { compareDatabases, connect, type Comparison, PggitError } from "pggit";
     const sql = await connect("memory:");
     const comparison: Comparison = await compareDatabases({ name: "a", sql }, { name: "b", sql });
     const name: string | undefined = comparison.rows[0]?.object_name;
     // @ts-expect-error a row's name is no number: the types are known
     const wrong: number | undefined = comparison.rows[0]?.object_name;
     export { name, wrong, PggitError };`,
  );
  // Declarations are checked, too, of which those of dependencies are not ours to mend.
  const { stdout } = await project.run(tsc, [
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--types",
    "",
    "use.ts",
  ]);
  const ours = stdout
    .split("\n")
    .filter((line) => /^(?:use\.ts|node_modules\/pggit|error)/.test(line));
  expect(ours).toEqual([]);
}, 60_000);

test("npx pggit --help lists the commands", async () => {
  const { stdout, code } = await project.run("npx", ["pggit", "--help"]);
  expect(stdout).toMatch(/^Usage: pggit/);
  for (const command of ["install", "compare", "verify", "status", "uninstall"]) {
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
  }
  expect(code).toBe(0);
});

test("pggit compare ends with 0 where two databases are the same, with 1 where not", async () => {
  const targets = { PRODUCTION: production.url, STAGING: staging.url };
  const compare = () => project.run(pggit, ["compare", "env:PRODUCTION", "env:STAGING"], targets);

  const same = await compare();
  expect(same.stderr).toBe("");
  expect(same.code).toBe(0);

  const client = await staging.client();
  await client.query("create table invoice (id bigint primary key)");
  const different = await compare();
  expect(different.stdout).toContain("invoice");
  expect(different.code).toBe(1);
});

test("pggit install brings its own SQL", async () => {
  const { code, stderr } = await project.run(pggit, ["install", "env:PRODUCTION"], {
    PRODUCTION: production.url,
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const client = await production.client();
  expect(await client.query("select component from pggit.status()")).not.toEqual([]);
});
