/** Milestones: names for commits. */
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { withHistory } from "../verify/with-history.ts";

const db = useDatabase(withHistory, { each: "file" });

const head = "select encode(head_hash, 'hex') as hash from pggit.branches where is_current";

test("without a commit it names the present state, and what was not folded yet is in it", async () => {
  const client = await db.client();
  await client.query("create table latest (id int)");
  const [made] = await client.query<{ hash: string }>(
    "select pggit.create_milestone('v1.0', message => 'first release') as hash",
  );
  expect(await client.query(head)).toEqual([made]);
  const [text] = await client.query<{ text: string }>("select pggit.export_commit('v1.0') as text");
  expect(text?.text).toContain("CREATE TABLE public.latest");
});

test("any commit can be named: by a branch, another milestone, or the beginning of its hash", async () => {
  const client = await db.client();
  const [old] = await client.query<{ hash: string }>(
    "select encode(hash, 'hex') as hash from pggit.commits where parent_hash is null",
  );
  const hash = old?.hash ?? "";
  const named = async (name: string, commit: string) => {
    const [row] = await client.query<{ hash: string }>(
      "select pggit.create_milestone($1, $2) as hash",
      [name, commit],
    );
    return row?.hash;
  };
  expect(await named("the beginning", hash.slice(0, 10))).toBe(hash);
  expect(await named("20241201", "the beginning")).toBe(hash);
  expect(await named("today", "main")).toBe((await client.query<{ hash: string }>(head))[0]?.hash);
  const [found] = await client.query(
    "select encode((pggit.find_commit('20241201')).hash, 'hex') as hash",
  );
  expect(found).toEqual({ hash });
});

test("they are listed with what they stand for, newest commit first", async () => {
  const client = await db.client();
  const rows = await client.query("select * from pggit.list_milestones()");
  expect(rows).toHaveLength(4);
  expect(rows.find((row) => row["name"] === "v1.0")).toMatchObject({
    branch: "main",
    message: "first release",
    created_by: "postgres",
    commit: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(rows.at(-1)).toMatchObject({ name: "the beginning", message: null });
});

test.each([
  ["''", "PG001"],
  ["null", "PG001"],
  ["' v2'", "PG001"],
  ["'v2 '", "PG001"],
  ["E'v\\n2'", "PG001"],
  ["repeat('x', 201)", "PG001"],
  ["'main'", "PG004"],
  ["'HEAD'", "PG004"],
  ["'v1.0'", "PG030"],
  ["'v2', 'nowhere'", "PG008"],
  ["'v2', 'ffff'", "PG008"],
])("create_milestone(%s) is refused with %s", async (rest, code) => {
  const client = await db.client();
  await expect(client.query(`select pggit.create_milestone(${rest})`)).rejects.toMatchObject({
    code,
  });
});

test("a branch cannot have the name of a milestone", async () => {
  const client = await db.client();
  await expect(client.query("select pggit.create_branch('v1.0')")).rejects.toMatchObject({
    code: "PG004",
    message: "there is a milestone called 'v1.0'",
  });
});

test("odd names are names like any other", async () => {
  const client = await db.client();
  for (const name of ["x", `it's "odd"; drop`, "Überraschung 🎉", "v".repeat(200)]) {
    await client.query("select pggit.create_milestone($1)", [name]);
    expect(await client.query("select from pggit.export_commit($1)", [name])).toHaveLength(1);
    await client.query("select pggit.delete_milestone($1)", [name]);
  }
});

test("a milestone that is deleted leaves its commit, and one that is not there is refused", async () => {
  const client = await db.client();
  const [freed] = await client.query<{ hash: string }>(
    "select pggit.delete_milestone('the beginning') as hash",
  );
  expect(
    await client.query("select from pggit.commits where hash = decode($1, 'hex')", [freed?.hash]),
  ).toHaveLength(1);
  for (const name of ["the beginning", null]) {
    await expect(client.query("select pggit.delete_milestone($1)", [name])).rejects.toMatchObject({
      code: "PG031",
    });
  }
});

test("naming a commit and taking the name away is on record", async () => {
  const client = await db.client();
  const [made] = await client.query<{ hash: string }>(
    "select pggit.create_milestone('short-lived') as hash",
  );
  await client.query("select pggit.delete_milestone('short-lived')");
  expect(
    await client.query(`select event_type, event_data - 'user' as data from pggit.system_events
      where event_data ->> 'name' = 'short-lived' order by event_id`),
  ).toEqual([
    { event_type: "milestone_created", data: { name: "short-lived", commit: made?.hash } },
    { event_type: "milestone_deleted", data: { name: "short-lived", commit: made?.hash } },
  ]);
});

test("a reader lists them, an operator names and unnames", async () => {
  const reader = await db.client(await db.role({ memberOf: ["pggit_reader"] }));
  expect((await reader.query("select * from pggit.list_milestones()")).length).toBeGreaterThan(0);
  await expect(reader.query("select pggit.create_milestone('mine')")).rejects.toMatchObject({
    code: "42501",
  });
  const role = await db.role({ memberOf: ["pggit_operator"] });
  const operator = await db.client(role);
  await operator.query("select pggit.create_milestone('mine')");
  const [row] = await operator.query(
    "select created_by from pggit.list_milestones() where name = 'mine'",
  );
  expect(row).toEqual({ created_by: role.name });
  await operator.query("select pggit.delete_milestone('mine')");
});
