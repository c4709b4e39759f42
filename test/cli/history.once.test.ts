import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, install } from "pggit";
import { expect, test } from "vitest";
import { template } from "../servers/databases.ts";
import { temporaryFolder } from "../servers/temporary-folder.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";

const tracked = template("cli_history", async ({ url }) => {
  const sql = await connect(url);
  await install(sql);
  for (const statement of [
    "create table users (id int, email varchar(20))",
    "alter table users alter column email type text",
    "alter table users rename to people",
  ]) {
    await sql.script(statement);
  }
  await sql.query("select pggit.fold()");
  await sql.close();
});

const db = useDatabase(tracked, { each: "file" });
const other = useDatabase(undefined, { each: "file" });

/** Output without what differs from run to run. */
const steady = (text: string) =>
  text
    .replaceAll(/\b[0-9a-f]{7}(?:[0-9a-f]{57})?\b/g, "HASH")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "TIME");

test("history log: a page of commits, and how to go on", async () => {
  const { code, stdout, stderr } = await pggit(["history", "log", db.url, "--max-count", "2"]);
  expect(code).toBe(0);
  expect(steady(stdout)).toMatch(
    /^HASH +\| TIME +\| postgres \| main +\| 1 \(1 breaking\) \| ALTER TABLE public.people$/m,
  );
  const next = await pggit([
    "history",
    "log",
    db.url,
    ...stderr.replace("more: ", "").trim().split(" "),
  ]);
  expect(next.stdout).toContain("CREATE TABLE public.users");
  expect(next.stdout).not.toContain("public.people");
  expect(next.stderr).toBe("");
});

test("history show: the commit, what changed, and a unified diff", async () => {
  const { code, stdout } = await pggit(["history", "show", db.url, "HEAD~1"]);
  expect(code).toBe(0);
  expect(steady(stdout)).toBe(`commit HASH
Author: postgres
Date:   TIME UTC
Branch: main

    ALTER TABLE public.users

alter table users 1.0.0 -> 1.1.0 (minor)
    column email type: character varying(20) -> text
--- table users
+++ table users
@@ -1,4 +1,4 @@
 CREATE TABLE public.users (
     id integer,
-    email character varying(20)
+    email text
 )
`);
  const coloured = await pggit(["history", "show", db.url, "HEAD~1"], {
    environment: { FORCE_COLOR: "1" },
  });
  expect(coloured.stdout).toContain("\u001b[32m+    email text\u001b[0m");
  const json = await pggit(["history", "show", db.url, "--format", "json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    message: "ALTER TABLE public.people",
    changes: [{ object_name: "people", old_name: "users", action: "rename" }],
  });
});

test("history diff: 0 where nothing differs, 1 where something does", async () => {
  const same = await pggit(["history", "diff", db.url, "main", "HEAD"]);
  expect([same.code, same.stdout]).toEqual([0, ""]);
  const different = await pggit(["history", "diff", db.url, "HEAD~2"]);
  expect(different.code).toBe(1);
  expect(different.stdout).toMatch(
    /^rename table people, was users 1\.0\.0 -> 2\.0\.0 \(breaking\)$/m,
  );
  const unknown = await pggit(["history", "diff", db.url, "nowhere"]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toMatch(/^error: There is no commit 'nowhere'\.\nhint: Name a branch/);
});

test("history object, versions and blame", async () => {
  const object = await pggit(["history", "object", db.url, "users", "--at", "HEAD~2"]);
  expect(steady(object.stdout)).toBe(`-- table users 1.0.0, at HASH, TIME UTC
CREATE TABLE public.users (
    id integer,
    email character varying(20)
);
`);
  const versions = await pggit(["history", "versions", db.url, "people"]);
  expect(versions.stdout).toMatch(/^2\.0\.0 +\| rename \| major \| table people/m);
  const blame = await pggit(["history", "blame", db.url, "people"]);
  expect(steady(blame.stdout)).toMatch(
    /^HASH +\| TIME +\| postgres \| 1\.1\.0 +\| column:email\/type +\| text$/m,
  );
});

test("history export writes the schema of a commit", async () => {
  const path = join(temporaryFolder(), "schema.sql");
  const { code, stdout } = await pggit(["history", "export", db.url, "HEAD~2", "--output", path]);
  expect([code, stdout]).toEqual([0, `the schema at HEAD~2 written to ${path}\n`]);
  expect(readFileSync(path, "utf8")).toContain("CREATE TABLE public.users (");
});

test("branches are made, switched to, renamed, listed and deleted", async () => {
  const say = async (...argv: string[]) => {
    const { code, stdout, stderr } = await pggit(["branch", ...argv]);
    return [code, steady(stdout + stderr)];
  };
  const made = say("create", db.url, "feature", "--from", "HEAD~1");
  expect(await made).toEqual([0, "feature stands at HASH\n"]);
  expect(
    await Promise.all([say("switch", db.url, "feature"), say("delete", db.url, "feature")]),
  ).toEqual([
    [2, expect.stringMatching(/^error: The schema is not as branch 'feature' has it/)],
    [2, expect.stringMatching(/^error: branch delete cannot be taken back/)],
  ]);
  const renamed = say("rename", db.url, "feature", "other");
  expect(await renamed).toEqual([0, "feature is now called other\n"]);
  const switched = say("switch", db.url, "other", "--commit-difference");
  expect(await switched).toEqual([0, "new commits go to other, which stands at HASH\n"]);
  const [, list] = await say("list", db.url);
  expect(list).toMatch(/^\* other +\| HASH/m);
  expect(list).toMatch(/^ {2}main +\| HASH/m);
  expect((await say("delete", db.url, "main", "--force", "--yes"))[0]).toBe(0);
}, 90_000);

test("fetch reads another database into an environment", async () => {
  const there = await other.client();
  await there.query("create table elsewhere (id int)");
  const argv = ["fetch", db.url, "staging", other.url];
  const first = await pggit(argv);
  expect([first.code, steady(first.stdout)]).toEqual([
    0,
    expect.stringMatching(/^staging is now at HASH: 2 objects from 127\.0\.0\.1:\d+\//),
  ]);
  expect((await pggit(argv)).stdout).toMatch(/^staging is unchanged at /);
  const shown = await pggit(["history", "show", db.url, "staging"]);
  expect(shown.stdout).toMatch(/^create table elsewhere \(minor\)$/m);
}, 90_000);
