import { connect, install, uninstall } from "pggit";
import { expect, test } from "vitest";

test("pgGit tracks, verifies and leaves an embedded database, too", async () => {
  const sql = await connect("memory:");
  try {
    expect(await install(sql)).toMatchObject({ outcome: "installed", event_triggers: true });
    await sql.query("create table public.users (id int primary key)");
    await sql.query("alter table public.users add column email text");
    const checks = await sql.query<{ status: string }>(
      "select status from pggit.verify_consistency(verbose => true)",
    );
    expect(checks.length).toBeGreaterThan(10);
    expect(new Set(checks.map((check) => check.status))).toEqual(new Set(["ok"]));
    const versions = await sql.query(
      "select concat_ws('.', major, minor, patch) as version from pggit.versions where identity = 'public.users' order by version_id",
    );
    expect(versions).toEqual([{ version: "1.0.0" }, { version: "1.1.0" }]);
    expect((await uninstall(sql)).roles_kept).toEqual([]);
    expect(await sql.query("select from pg_namespace where nspname = 'pggit'")).toEqual([]);
  } finally {
    await sql.close();
  }
});
