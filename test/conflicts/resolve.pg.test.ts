/** Resolving conflicts: each strategy has its effect on the live database, or is refused and has none. */
import { beforeEach, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { columns, register } from "./registering.ts";

const database = useDatabase(installed, { each: "file" });
let client: TestClient;

beforeEach(async () => {
  client = await database.client();
  await client.query(
    `drop table if exists users; delete from pggit.conflict_registry;
     create table users (id int, name text); insert into users values (1, 'a'), (2, 'b')`,
  );
});

const details = (id: string) =>
  client.query<{ detail_type: string; detail_value: string }>(
    "select * from pggit.show_conflict_details($1)",
    [id],
  );

describe("resolving", () => {
  test("use_current leaves the object, and history names the conflict", async () => {
    const id = await register(client);
    await client.query("select pggit.resolve_conflict($1, 'use_current', 'in production')", [id]);
    expect(await columns(client)).toEqual(["id", "name"]);
    await client.query("select pggit.fold()");
    const [commit] = await client.query(
      "select c.message from pggit.branches as b join pggit.commits as c on c.hash = b.head_hash where b.is_current",
    );
    const message = `Resolve conflict ${id} of public.users with use_current: in production`;
    const messages = await client.query("select message from pggit.commits");
    expect([commit, ...messages]).toContainEqual({ message });
    expect(
      await client.query(
        "select event_data ->> 'action' as action, event_data ->> 'conflict_id' as id from pggit.system_events where event_type = 'conflict_resolved' and event_data ->> 'conflict_id' = $1",
        [id],
      ),
    ).toEqual([{ action: "use_current", id }]);
    expect(await client.query("select * from pggit.verify_consistency()")).toMatchObject([
      { check_name: "all" },
    ]);
  });

  test.each(["use_tracked", "merge"])(
    "%s alters the table and keeps its rows",
    async (strategy) => {
      const id = await register(client);
      await client.query("select pggit.resolve_conflict($1, $2)", [id, strategy]);
      expect(await columns(client)).toEqual(["id", "name", "email"]);
      expect(await client.query("select id, name from users order by id")).toHaveLength(2);
      await client.query("select pggit.fold()");
      expect(await client.query("select message from pggit.commits")).toContainEqual({
        message: `Resolve conflict ${id} of public.users with ${strategy}`,
      });
    },
  );

  test("the guide's custom resolution runs", async () => {
    const id = await register(client);
    await client.query(
      `SELECT pggit.resolve_conflict(
         conflict_id => '${id}',
         resolution => 'custom',
         reason => 'Manual merge required for complex changes',
         custom_resolution => jsonb_build_object(
             'sql', 'ALTER TABLE public.users ADD COLUMN email text, ADD COLUMN phone text'
         )
       )`,
    );
    expect(await columns(client)).toEqual(["id", "name", "email", "phone"]);
    expect((await details(id)).slice(7)).toEqual([
      { detail_type: "Resolution", detail_value: "custom" },
      { detail_type: "Reason", detail_value: "Manual merge required for complex changes" },
      { detail_type: "Resolved By", detail_value: "postgres" },
      { detail_type: "Resolved", detail_value: expect.any(String) },
      {
        detail_type: "Statement",
        detail_value: "ALTER TABLE public.users ADD COLUMN email text, ADD COLUMN phone text",
      },
    ]);
  });

  test.each([
    ["a failing statement", "alter table users add column a int; select 1 / 0", "22012"],
    ["what drops the object", "drop table users", "PG070"],
    ["nothing", " ", "PG001"],
  ])("custom with %s changes nothing", async (_, sql, code) => {
    const id = await register(client);
    await expect(
      client.query("select pggit.resolve_conflict($1, 'custom', null, $2)", [id, { sql }]),
    ).rejects.toMatchObject({ code });
    expect(await columns(client)).toEqual(["id", "name"]);
    expect(await client.query("select from pggit.list_conflicts()")).toHaveLength(1);
  });

  test("a definition that loses data is refused unless that is said", async () => {
    const data = { incoming_definition: "CREATE TABLE public.users (id int)" };
    const id = await register(client, { data });
    const resolve = (more: unknown) =>
      client.query("select pggit.resolve_conflict($1, 'use_tracked', null, $2)", [id, more]);
    await expect(resolve(null)).rejects.toMatchObject({
      code: "PG060",
      message: "this would lose data of table public.users: column:name",
    });
    await resolve({ allow_data_loss: true });
    expect(await columns(client)).toEqual(["id"]);
  });

  test("a version that history has is the incoming one", async () => {
    await client.query(
      "select pggit.fold(); alter table users add column email text; select pggit.fold()",
    );
    const [row] = await client.query<{ current: string; before: string }>(
      `select max(v) as current, min(v) as before from (
         select concat_ws('.', v.major, v.minor, v.patch) as v from pggit.versions as v
         join pggit.objects as o using (object_id) where o.identity = 'public.users' and o.is_live) as known`,
    );
    const id = await register(client, {
      type: "version",
      data: { current_version: row?.current, incoming_version: row?.before },
    });
    await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
    expect(await columns(client)).toEqual(["id", "name"]);
  });

  test("a constraint becomes the incoming one, and nothing else does", async () => {
    await client.query("alter table users add constraint positive check (id > -5)");
    const data = { constraint_name: "positive", incoming_definition: "CHECK (id > 0)" };
    const id = await register(client, { type: "constraint", data });
    await expect(
      client.query("select pggit.resolve_conflict($1, 'merge')", [id]),
    ).rejects.toMatchObject({ code: "PG066" });
    await client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
    expect(
      await client.query(
        "select conname, pg_get_constraintdef(oid) as is from pg_constraint where conrelid = 'users'::regclass and contype = 'c'",
      ),
    ).toEqual([{ conname: "positive", is: "CHECK ((id > 0))" }]);
  });

  test("a dependency is resolved once what was missing is there", async () => {
    await client.query("drop view if exists v; drop table if exists orgs");
    const data = {
      missing: ["public.orgs"],
      incoming_definition: "create view v as select id from orgs",
    };
    const id = await register(client, {
      type: "dependency",
      object: "view",
      identity: "public.v",
      data,
    });
    const resolve = () => client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
    await expect(resolve()).rejects.toMatchObject({
      code: "PG067",
      message: /"orgs" does not exist/,
    });
    await client.query("create table orgs (id int)");
    await resolve();
    expect(await columns(client, "v")).toEqual(["id"]);
  });

  test.each([
    ["00000000-0000-0000-0000-000000000000", "merge", "PG062"],
    [null, "flip", "PG001"],
    [null, null, "PG001"],
  ])("id %s with %s is an error and no effect", async (unknown, strategy, code) => {
    const id = await register(client);
    await expect(
      client.query("select pggit.resolve_conflict($1, $2)", [unknown ?? id, strategy]),
    ).rejects.toMatchObject({ code });
    expect(await client.query("select from pggit.list_conflicts()")).toHaveLength(1);
  });

  test("a version that nothing says is refused with its reason", async () => {
    const data = { incoming_version: "7.0.0" };
    const id = await register(client, { data });
    await expect(
      client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]),
    ).rejects.toMatchObject({
      code: "PG069",
      message: "nothing says what public.users is to become",
    });
  });

  test("happens once", async () => {
    const id = await register(client);
    await client.query("select pggit.resolve_conflict($1, 'use_current')", [id]);
    await expect(
      client.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]),
    ).rejects.toMatchObject({ code: "PG063" });
    expect(await columns(client)).toEqual(["id", "name"]);
  });

  test("by two people at once is an error for the second, at once", async () => {
    const id = await register(client);
    const other = await database.client();
    await client.query("begin");
    await client.query("select pggit.resolve_conflict($1, 'use_current')", [id]);
    await expect(
      other.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]),
    ).rejects.toMatchObject({ code: "PG064" });
    await client.query("rollback");
    await other.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]);
    expect(await columns(client)).toEqual(["id", "name", "email"]);
  });

  test("takes a reason where policy asks for one", async () => {
    const id = await register(client);
    await client.query("select pggit.set_conflict_policy(true)");
    const resolve = (reason: string) =>
      client.query("select pggit.resolve_conflict($1, 'use_current', $2)", [id, reason]);
    try {
      await expect(resolve(" ")).rejects.toMatchObject({ code: "PG068" });
      await resolve("because");
    } finally {
      await client.query("select pggit.set_conflict_policy(false)");
    }
  });

  test("needs the right to alter the object, not only pgGit's", async () => {
    const role = await database.role({ memberOf: ["pggit_operator"] });
    const id = await register(client);
    const operator = await database.client(role);
    await expect(
      operator.query("select pggit.resolve_conflict($1, 'use_tracked')", [id]),
    ).rejects.toMatchObject({ code: "42501", message: "must be owner of table users" });
    expect(await operator.query("select from pggit.list_conflicts()")).toHaveLength(1);
    await operator.query("select pggit.resolve_conflict($1, 'use_current')", [id]);
  });
});
