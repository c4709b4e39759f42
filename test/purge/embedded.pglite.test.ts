/** Purging, milestones and maintenance in an embedded database. */
import { callOperation, connect, createMilestone, install, maintain, purgeHistory } from "pggit";
import { expect, test } from "vitest";

test("history is purged but for its milestones, in a maintenance window too", {
  timeout: 120_000,
}, async () => {
  const sql = await connect("memory:");
  try {
    await install(sql);
    for (const change of ["create table t (id int)", "alter table t add column a text"]) {
      await sql.script(change);
      await sql.query("select pggit.fold()");
    }
    await callOperation(sql, createMilestone, { name: "v1.0" });
    await sql.script("drop table t");
    await sql.query("select pggit.fold(), pg_sleep(0.2)");

    const { rows, isDone } = await purgeHistory(sql, { olderThan: "0.1 seconds" });
    expect(isDone).toBe(true);
    expect(rows[0]).toMatchObject({ object_type: "commits", count: 2 });
    const [text] = await sql.query<{ text: string }>("select pggit.export_commit('v1.0') as text");
    expect(text?.text).toContain("a text");

    const steps = await maintain(sql, { purge: { olderThan: "0.1 seconds" } });
    expect(steps.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    expect(await sql.query("select details from pggit.verify_consistency()")).toEqual([
      { details: expect.stringMatching(/^All \d+ checks passed$/) },
    ]);
  } finally {
    await sql.close();
  }
});
