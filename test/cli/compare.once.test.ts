import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Report } from "pggit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { bundledCli, pggit } from "./command.ts";
import { drift, shop } from "./shop.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "pggit-cli-"));
});
afterEach(() => rm(directory, { recursive: true }));

function compare(...flags: string[]) {
  return pggit(["compare", "env:PRODUCTION", "env:STAGING", ...flags], {
    directory,
    environment: { PRODUCTION: production.url, STAGING: staging.url },
  });
}

async function change(statements: string): Promise<void> {
  const client = await staging.client();
  await client.query(statements);
}

describe("the exit code", () => {
  test("is 0 where nothing differs, and --all lists every object as Same", async () => {
    const { code, stdout, stderr } = await compare("--all");
    expect(stderr).toBe("");
    expect(stdout).toContain("✅ No difference between PRODUCTION and STAGING");
    expect(stdout.match(/\| Same$/gm)?.length).toBeGreaterThanOrEqual(3);
    expect(code).toBe(0);
  });

  test("is 1 where something differs, which is printed with what changed", async () => {
    await change(drift);
    const { code, stdout } = await compare("--name1", "production", "--name2", "staging");
    expect(stdout).toMatch(
      /^object_type \| object_name +\| env1_status \| env2_status \| difference$/m,
    );
    expect(stdout).toMatch(
      /^table +\| analytics_cache +\| missing +\| [0-9a-f]{7} +\| Only in staging$/m,
    );
    expect(stdout).toContain("    column id type: integer -> text (breaking)\n");
    expect(stdout).toContain("production: no history to verify: pgGit is not installed\n");
    expect(code).toBe(1);
  });

  test("is 2 where one cannot be read, and the other's failure is named as well", async () => {
    const { code, stdout, stderr } = await pggit([
      "compare",
      production.url.replace(production.name, "missing_one"),
      staging.url.replace(staging.name, "missing_two"),
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: missing_one: .*missing_one/m);
    expect(stderr).toMatch(/^error: missing_two: .*missing_two/m);
  });
});

describe("the formats", () => {
  test("JSON fits the model", async () => {
    await change(drift);
    const { code, stdout } = await compare("--format", "json");
    const report = Report.parse(JSON.parse(stdout));
    expect(report.verdict).toBe("different");
    expect(report.summary.new).toBe(report.differences.length);
    expect(code).toBe(1);
  });

  test("Markdown goes to a file where one is named", async () => {
    await change(drift);
    const { code, stdout } = await compare("--format", "markdown", "--output", "out/report.md");
    expect(stdout).toBe("");
    expect(await readFile(join(directory, "out/report.md"), "utf8")).toMatch(
      /^## 🔴 \d+ differences/,
    );
    expect(code).toBe(1);
  });
});

test("an --ignore that is no object's name is told, and one whose name has a line break is left out", async () => {
  await change(
    'create table "two\nlines" (id int); create schema "a,b"; create table "a,b".t (id int)',
  );
  const none = await compare("--ignore", "adit.*");
  expect(none.stdout).toContain("Nothing to leave out is called adit.*; look at the pattern.");
  expect(none.code).toBe(1);
  const all = await compare("--ignore", "*");
  expect(all.stdout).toContain("0 objects compared");
  expect(all.stdout).not.toContain("Nothing to leave out");
  expect(all.code).toBe(0);
  const quoted = await compare("--schemas", '"a,b"', "--format", "json");
  expect(Report.parse(JSON.parse(quoted.stdout)).options.schemas).toEqual(["a,b"]);
});

test("what cannot be written is an error, and no difference", async () => {
  const cli = await bundledCli();
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `"$0" "$1" --help > /dev/full`, process.execPath, cli],
    {
      encoding: "utf8",
    },
  );
  expect(stderr).toMatch(/^error: The output cannot be written: .*\nhint: /);
  expect(status).toBe(2);
});

test.each(["/dev/null/report.txt", "/proc/nope/report.txt"])(
  "a file that cannot be written is an error with a hint, and no waiting for ever: %s",
  async (path) => {
    const { code, stderr } = await compare("--output", path);
    expect(stderr.startsWith(`error: ${path} cannot be written`)).toBe(true);
    expect(stderr).toMatch(/\nhint: /);
    expect(code).toBe(2);
  },
);

describe("a baseline", () => {
  test("accepts what differed when it was written, and nothing more", async () => {
    await change(drift);
    expect((await compare("--write-baseline")).code).toBe(0);
    const accepted = await compare("--baseline", ".pggit/baseline.json");
    expect(accepted.stdout).toContain("✅ No new difference");
    expect(accepted.code).toBe(0);

    await change("alter table analytics_cache add column hits integer");
    const further = await compare("--baseline", ".pggit/baseline.json");
    expect(further.stdout).toContain("1 new difference");
    expect(further.stdout).toContain(
      "no longer there, though accepted by the baseline: table public.analytics_cache\n",
    );
    expect(further.code).toBe(1);
  });
});

describe("what is compared", () => {
  test("privileges and comments differ only where they are asked for", async () => {
    await change("comment on table users is 'people'; grant select on users to public");
    expect((await compare()).code).toBe(0);
    const { code, stdout } = await compare("--include", "comments,privileges");
    expect(stdout).toContain("    comment: only in STAGING (people)\n");
    expect(stdout).toContain("    privilege SELECT of PUBLIC: only in STAGING\n");
    expect(code).toBe(1);
  });

  test("names that match --ignore and schemas that --schemas leaves out are not", async () => {
    await change(
      "create table scratch_a (id int); create schema audit; create table audit.log (id int)",
    );
    expect((await compare()).code).toBe(1);
    expect((await compare("--ignore", "scratch_*", "--ignore", "audit*")).code).toBe(0);
    expect((await compare("--schemas", "audit", "--ignore", "audit")).stdout).toContain(
      "1 difference",
    );
  });
});

test.each([
  ["publik", "There is no schema publik in PRODUCTION or STAGING.", "with \\dn in psql"],
  ["public,PUBLIC", "There is no schema PUBLIC in PRODUCTION or STAGING.", "There is public;"],
  ["pggit", "Schema pggit is not compared: it is PostgreSQL's or pgGit's own.", "Name schemas"],
])("--schemas %s is an error, not a comparison without differences", async (names, error, hint) => {
  const { code, stderr } = await compare("--schemas", names);
  expect(stderr).toContain(`error: ${error}\nhint: `);
  expect(stderr).toContain(hint);
  expect(code).toBe(2);
});

// Starting an embedded database from nothing takes seconds, on a busy machine many.
test("an embedded database compares like any other", { timeout: 120_000 }, async () => {
  const { code, stdout } = await pggit(["compare", "memory:", "env:STAGING"], {
    directory,
    environment: { STAGING: staging.url },
  });
  expect(stdout).toMatch(/^table +\| users +\| missing +\| [0-9a-f]{7} +\| Only in STAGING$/m);
  expect(code).toBe(1);
});
