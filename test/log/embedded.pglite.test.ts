/** The readers of history on PGlite. */
import { connect, fetchEnvironment, install } from "pggit";
import { expect, test } from "vitest";

test("log, show, diff, blame, branches and fetch work on an embedded database", async () => {
  const sql = await connect("memory:");
  try {
    await install(sql);
    await sql.script("create table users (id int)");
    await sql.query("select pggit.create_branch('before')");
    await sql.script("alter table users add column email text");
    await sql.script("alter table users rename to people");
    expect(
      await sql.query("select message, objects from pggit.log('people', max_count => 2)"),
    ).toEqual([
      { message: "ALTER TABLE public.people", objects: 1 },
      { message: "ALTER TABLE public.users", objects: 1 },
    ]);
    expect(
      await sql.query(
        "select action, old_name, object_name, changes[1] as words from pggit.diff('before')",
      ),
    ).toMatchObject([{ action: "rename", old_name: "users", object_name: "people" }]);
    expect(
      await sql.query("select message from pggit.blame('people') where facet = 'column:email'"),
    ).toEqual([{ message: "ALTER TABLE public.users" }]);
    await sql.query("select pggit.create_branch('feature')");
    await sql.query("select pggit.switch_branch('feature')");
    expect(await sql.query("select status from pggit.verify_consistency()")).toEqual([
      { status: "ok" },
    ]);
    const other = await connect("memory:");
    try {
      await other.script("create table elsewhere (id int)");
      expect(await fetchEnvironment(sql, "staging", other)).toMatchObject({
        is_new: true,
        objects: 2,
      });
    } finally {
      await other.close();
    }
  } finally {
    await sql.close();
  }
}, 120_000);
