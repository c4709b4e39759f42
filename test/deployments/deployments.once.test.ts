/** begin_deployment, end_deployment: commits of several transactions under one name. */
import { expect, test } from "vitest";
import { differences, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { events, statusRow } from "../tracking/stops.ts";

const db = useDatabase(installed);

const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`;

/** Commits after the first as "message [deployment]", oldest first. */
async function named(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ line: string }>(
    `select concat(c.message, ' [' || d.name || ']') as line
     from pggit.commits as c left join pggit.deployments as d using (deployment_id)
     where c.parent_hash is not null order by c.folded_at`,
  );
  return rows.map(({ line }) => line);
}

test("what is changed between begin and end carries its name, in whichever session", async () => {
  const [client, other] = [await db.client(), await db.client()];
  await client.query("create table before (id int)");
  const begun = await client.query<{ deployment_id: string }>(
    `select deployment_id, expires_at - started_at between '23:59:59' and '1 day 00:00:01' as a_day
     from pggit.begin_deployment('release 42')`,
  );
  expect(begun).toEqual([{ deployment_id: expect.any(String), a_day: true }]);
  await client.query("create table a (id int)");
  await other.query("create table b (id int)");
  const ended = await other.query("select name, commits from pggit.end_deployment()");
  expect(ended).toEqual([{ name: "release 42", commits: "2" }]);
  await client.query("create table after (id int)");
  await fold(client);
  expect(await named(client)).toEqual([
    "CREATE TABLE public.before",
    "CREATE TABLE public.a [release 42]",
    "CREATE TABLE public.b [release 42]",
    "CREATE TABLE public.after",
  ]);
  expect(
    await client.query("select message, author from pggit.list_deployment_commits($1)", [
      begun[0]?.deployment_id,
    ]),
  ).toEqual([
    { message: "CREATE TABLE public.a", author: "postgres" },
    { message: "CREATE TABLE public.b", author: "postgres" },
  ]);
});

test("what counts is when a statement ran, not when it was committed or folded", async () => {
  const [client, other] = [await db.client(), await db.client()];
  await client.query("select pggit.begin_deployment('slow')");
  await other.query("begin; create table in_time (id int)");
  await client.query("select pggit.end_deployment()");
  await other.query("commit");
  await client.query("create table too_late (id int)");
  await fold(client);
  expect(await named(client)).toEqual([
    "CREATE TABLE public.in_time [slow]",
    "CREATE TABLE public.too_late",
  ]);
});

test("what no event told until the end is in it, and what none told before is not", async () => {
  const client = await db.client();
  const unseen = async (ddl: string) => {
    await client.query(`set session_replication_role = replica; ${ddl}`);
    await client.query("reset session_replication_role");
  };
  await unseen("create table before (id int)");
  await client.query("select pggit.begin_deployment('quiet')");
  await unseen("create table meanwhile (id int)");
  await client.query("select pggit.end_deployment()");
  expect(await named(client)).toEqual([
    "Found without an event: create table public.before",
    "Found without an event: create table public.meanwhile [quiet]",
  ]);
  expect(await differences(client)).toEqual([]);
});

test("status shows it while it is open", async () => {
  const client = await db.client();
  await client.query("select pggit.begin_deployment('release 42', '2 hours')");
  await client.query("create table a (id int)");
  expect(await statusRow(client, "Deployment Mode")).toEqual({
    status: "active",
    details: expect.stringMatching(
      `^release 42 since ${time} by postgres, 1 commit so far, until ${time}$`,
    ),
  });
  await client.query("select pggit.end_deployment()");
  expect(await statusRow(client, "Deployment Mode")).toEqual({
    status: "inactive",
    details: "No active deployment",
  });
});

test("one that nobody ended expires, and the next may begin", async () => {
  const client = await db.client();
  await client.query("select pggit.begin_deployment('forgotten', '1 s')");
  await client.query("create table a (id int)");
  await client.query("select pg_sleep(1.1)");
  await client.query("create table b (id int)");
  expect(await statusRow(client, "Deployment Mode")).toMatchObject({ status: "inactive" });
  await expect(client.query("select pggit.end_deployment()")).rejects.toMatchObject({
    code: "PG021",
    hint: expect.stringMatching(`^The last one, 'forgotten', ended at ${time}\\.$`),
  });
  await client.query("select pggit.begin_deployment('next')");
  expect(await named(client)).toEqual([
    "CREATE TABLE public.a [forgotten]",
    "CREATE TABLE public.b",
  ]);
  const list = `select name, status, started_by, ended_at is null as open, commits, description
    from pggit.list_deployments()`;
  expect(await client.query(list)).toEqual([
    {
      name: "next",
      status: "active",
      started_by: "postgres",
      open: true,
      commits: "0",
      description: null,
    },
    {
      name: "forgotten",
      status: "expired",
      started_by: "postgres",
      open: false,
      commits: "1",
      description: null,
    },
  ]);
});

test("the list is as long as asked, the newest first, expired ones without anybody's help", async () => {
  const client = await db.client();
  for (const name of ["one", "two", "three"]) {
    await client.query("select pggit.begin_deployment($1, description => 'why')", [name]);
    await client.query("select pggit.end_deployment()");
  }
  await client.query("select pggit.begin_deployment('four', '1 s')");
  await client.query("select pg_sleep(1.1)");
  expect(
    await client.query("select name, status, description from pggit.list_deployments(2)"),
  ).toEqual([
    { name: "four", status: "expired", description: null },
    { name: "three", status: "ended", description: "why" },
  ]);
  for (const bad of ["0", "null"])
    await expect(
      client.query(`select * from pggit.list_deployments(${bad})`),
    ).rejects.toMatchObject({ code: "PG001" });
});

test.each([
  ["null", "PG001"],
  ["''", "PG001"],
  ["E' \\n\\t'", "PG001"],
  ["'x', null", "PG002"],
  ["'x', '-1 day'", "PG002"],
  ["'x', '31 days'", "PG002"],
])("begin_deployment(%s) is refused, and nothing begins", async (given, code) => {
  const client = await db.client();
  await expect(client.query(`select pggit.begin_deployment(${given})`)).rejects.toMatchObject({
    code,
  });
  expect(await client.query("select from pggit.deployments")).toEqual([]);
});

test("a second one while one is open is refused, with who has it and until when", async () => {
  const client = await db.client();
  await client.query("select pggit.begin_deployment('it''s mine')");
  await expect(client.query("select pggit.begin_deployment('mine, too')")).rejects.toMatchObject({
    code: "PG020",
    message: expect.stringMatching(
      `^the deployment 'it''s mine' is open since ${time} by postgres$`,
    ),
    hint: expect.stringContaining("pggit.end_deployment()"),
  });
  expect(await client.query("select name from pggit.deployments")).toEqual([{ name: "it's mine" }]);
});

test("an end with none open, and commits of one that is not, are refused", async () => {
  const client = await db.client();
  await expect(client.query("select pggit.end_deployment()")).rejects.toMatchObject({
    code: "PG021",
    message: "no deployment is open",
  });
  for (const id of ["7", "null"])
    await expect(
      client.query(`select * from pggit.list_deployment_commits(${id})`),
    ).rejects.toMatchObject({ code: "PG022", message: `there is no deployment ${id}` });
});

test("two sessions that begin at once: one does, the other is told and does not wait", async () => {
  const [one, two] = [await db.client(), await db.client()];
  await one.query("begin; select pggit.begin_deployment('one')");
  await two.query("set statement_timeout = '2s'");
  await expect(two.query("select pggit.begin_deployment('two')")).rejects.toMatchObject({
    code: "55P03",
    message: "another session is beginning or ending a deployment",
  });
  await one.query("rollback");
  await two.query("select pggit.begin_deployment('two')");
});

test("an operator may begin and end one, of whoever it is; a reader may only look", async () => {
  const owner = await db.client();
  await owner.query("select pggit.begin_deployment('theirs')");
  const operator = await db.role({ memberOf: ["pggit_operator"] });
  const client = await db.client(operator);
  await client.query("select pggit.end_deployment()");
  await client.query("select pggit.begin_deployment('mine')");
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  expect(await reader.query("select name, started_by from pggit.list_deployments(1)")).toEqual([
    { name: "mine", started_by: operator.name },
  ]);
  await reader.query("begin read only; select * from pggit.list_deployment_commits(1); commit");
  for (const call of ["begin_deployment('x')", "end_deployment()"])
    await expect(reader.query(`select pggit.${call}`)).rejects.toThrow("permission denied");
  expect(await events(owner, "begin_deployment")).toMatchObject([
    { action: "deployment begun", user: "postgres", data: { deployment: "theirs" } },
    { action: "deployment begun", user: operator.name, data: { deployment: "mine" } },
  ]);
  expect(await events(owner, "end_deployment")).toMatchObject([
    { action: "deployment ended", user: operator.name, data: { deployment: "theirs", commits: 0 } },
  ]);
});

test("it may begin and end within one transaction, and rolls back with it", async () => {
  const client = await db.client();
  const all =
    "select pggit.begin_deployment('atomic'); create table a (id int); select pggit.end_deployment()";
  await client.query(`begin; ${all}; rollback`);
  expect(await client.query("select from pggit.deployments")).toEqual([]);
  await client.query(`begin; ${all}; commit`);
  await client.query("create table b (id int)");
  await fold(client);
  expect(await named(client)).toEqual(["CREATE TABLE public.a [atomic]", "CREATE TABLE public.b"]);
});

test("where history cannot be written, a deployment begins and ends all the same", async () => {
  const client = await db.client();
  await client.query("create table a (id int); alter table pggit.trees rename to lost");
  await client.query("select pggit.begin_deployment('in trouble')");
  const warnings = client.notices.filter(({ severity }) => severity === "WARNING");
  expect(warnings.at(-1)?.message).toContain("pgGit could not bring history up to date");
  await client.query("select pggit.end_deployment()");
});
