import { expect, test } from "vitest";
import { withOldHistory } from "../purge/old-history.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";

const database = useDatabase(withOldHistory);

// Each test runs several processes.
const timeout = 120_000;

test("a purge shows what would go and how to do it, then does just that", { timeout }, async () => {
  const { url } = database;
  const dry = await pggit(["history", "purge", url]);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(/^would_delete \| commits +\| \d+ +\| \d+ (?:bytes|kB)/m);
  expect(dry.stdout).toContain(
    "Nothing was removed. To remove it, run the same with --no-dry-run --yes.",
  );

  const refused = await pggit(["history", "purge", url, "--no-dry-run"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/cannot be taken back .*\nhint: Nothing was done\. Say --yes/);

  const wanted = JSON.parse((await pggit(["history", "purge", url, "--format", "json"])).stdout);
  const done = await pggit(["history", "purge", url, "--no-dry-run", "--yes", "--format", "json"]);
  const byType = (rows: { object_type: string }[]) =>
    rows.toSorted((a, b) => a.object_type.localeCompare(b.object_type));
  expect(byType(JSON.parse(done.stdout))).toEqual(
    byType(wanted.map((row: object) => ({ ...row, action: "deleted" }))),
  );
});

test("a purge with an interval that is none says so", { timeout }, async () => {
  const refused = await pggit(["history", "purge", database.url, "--older-than=-1 day"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/is an interval above zero/);
});

test("milestones are made, listed and deleted", { timeout }, async () => {
  const { url } = database;
  const made = await pggit(["milestone", "create", url, "v1.0", "--message", "first release"]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(/[0-9a-f]{64}/);
  const taken = await pggit(["milestone", "create", url, "v1.0"]);
  expect(taken.stderr).toMatch(/there is a milestone called 'v1\.0' already/i);
  expect(taken.code).toBe(2);
  const listed = await pggit(["milestone", "list", url, "--format", "json"]);
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { name: "v1.0", message: "first release", branch: "main" },
  ]);
  expect((await pggit(["milestone", "delete", url, "v1.0"])).code).toBe(0);
  expect((await pggit(["milestone", "delete", url, "v1.0"])).code).toBe(2);
});
