import {
  beginDeployment,
  callOperation,
  connect,
  endDeployment,
  install,
  pauseTracking,
} from "pggit";
import { expect, test } from "vitest";

test("stops, their gap and deployments work in an embedded database, too", {
  timeout: 120_000,
}, async () => {
  const sql = await connect("memory:");
  const warnings: string[] = [];
  sql.onNotice(({ severity, message }) => {
    if (severity === "WARNING") warnings.push(message);
  });
  try {
    await install(sql);
    await callOperation(sql, beginDeployment, { name: "release 42" });
    await callOperation(sql, pauseTracking, { duration: "1 hour", reason: "maintenance" });
    await sql.query("create table public.unseen (id int)");
    await sql.query("select pggit.resume_tracking()");
    await sql.query("create table public.seen (id int)");
    expect(await callOperation(sql, endDeployment, {})).toMatchObject([
      { name: "release 42", commits: "2" },
    ]);
    const messages = await sql.query<{ message: string }>(
      "select message from pggit.commits where deployment_id is not null order by folded_at",
    );
    expect(messages.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Changes while tracking was paused from .*: maintenance$/),
      "CREATE TABLE public.seen",
    ]);
    expect(warnings).toEqual([]);
    await sql.script(`set session_replication_role = replica;
      create or replace function pggit.capture_ddl() returns event_trigger language plpgsql
        as $$ begin raise exception 'boom'; end $$;
      reset session_replication_role`);
    await expect(sql.query("create table public.refused (id int)")).rejects.toThrow("Boom");
    await sql.query("select pggit.emergency_disable()");
    await sql.query("create table public.accepted (id int)");
    expect(warnings).toHaveLength(2);
  } finally {
    await sql.close();
  }
});
