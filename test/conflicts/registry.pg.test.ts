/** The conflict API of the operations guide: registered, listed, shown and resolved, as printed there. */
import { beforeEach, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { columns, guideData, register } from "./registering.ts";

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

const options = [
  ["Resolution Options", ""],
  ["  use_current", "Keep current version"],
  ["  use_tracked", "Use incoming version"],
  ["  merge", "Attempt automatic merge"],
  ["  custom", "Apply custom resolution"],
];

describe("a conflict", () => {
  test("is shown in the guide's rows and order", async () => {
    const id = await register(client);
    const rows = await details(id);
    expect(rows.map((row) => [row.detail_type, row.detail_value])).toEqual([
      ["Type", "merge"],
      ["Object", "public.users"],
      ["Status", "unresolved"],
      ["Created", expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)],
      ["Base Version", "1.0.0"],
      ["Current Version", "1.1.0"],
      ["Incoming Version", "1.2.0"],
      ...options,
    ]);
  });

  test.each([
    [
      "version",
      { current_version: "1.0.0", tracked_version: "2.0.0" },
      "public.users is 1.0.0 here and 2.0.0 incoming",
      [
        ["Current Version", "1.0.0"],
        ["Incoming Version", "2.0.0"],
      ],
    ],
    [
      "constraint",
      { constraint_name: "positive", tracked_definition: "CHECK (id > 0)" },
      "Constraint positive of public.users is defined differently",
      [
        ["Constraint", "positive"],
        ["Incoming Definition", "CHECK (id > 0)"],
      ],
    ],
    [
      "dependency",
      { missing: ["public.orgs", "public.roles"] },
      "public.users needs what is not here: public.orgs, public.roles",
      [["Missing", "public.orgs, public.roles"]],
    ],
    [
      "dependency",
      { cycle: ["public.users", "public.orgs"] },
      "public.users is in a cycle: public.users, public.orgs",
      [["Cycle", "public.users, public.orgs"]],
    ],
  ])(
    "of type %s is listed and shown with what it is about",
    async (type, data, description, own) => {
      const id = await register(client, { type, data });
      expect(await client.query("select * from pggit.list_conflicts()")).toMatchObject([
        {
          conflict_id: id,
          conflict_type: type,
          object_type: "table",
          description,
          status: "unresolved",
        },
      ]);
      const rows = (await details(id)).map((row) => [row.detail_type, row.detail_value]);
      expect(rows.slice(4)).toEqual([...own, ...options]);
    },
  );

  test.each([
    [
      "merge",
      {},
      "conflict_data of a merge conflict lacks incoming_definition (or tracked_definition, incoming_version, tracked_version)",
    ],
    [
      "version",
      { incoming_version: "1.0.0" },
      "conflict_data of a version conflict lacks current_version",
    ],
    [
      "version",
      { current_version: "1.0.0" },
      "conflict_data of a version conflict lacks incoming_version (or tracked_version)",
    ],
    [
      "version",
      { current_version: "one", incoming_version: "1.0.0" },
      "current_version in conflict_data is not a version such as 1.2.0",
    ],
    [
      "constraint",
      { incoming_definition: "CHECK (true)" },
      "conflict_data of a constraint conflict lacks constraint_name",
    ],
    [
      "constraint",
      { constraint_name: "a" },
      "conflict_data of a constraint conflict lacks incoming_definition (or tracked_definition)",
    ],
    ["dependency", {}, "conflict_data of a dependency conflict lacks missing (or cycle)"],
    ["dependency", { missing: "public.orgs" }, "missing in conflict_data is not a list of names"],
    ["merge", { incoming_definition: 5 }, "incoming_definition in conflict_data is not a text"],
    ["merge", [], "conflict_data is not a JSON object"],
  ])("of type %s with %j is refused, the key named", async (type, data, message) => {
    await expect(register(client, { type, data })).rejects.toMatchObject({
      code: "PG065",
      message,
    });
    expect(await client.query("select * from pggit.list_conflicts(null)")).toEqual([]);
  });

  test.each([
    [{ type: "quarrel" }, "there is no type of conflict called 'quarrel'"],
    [{ object: "spreadsheet" }, "there is no type of object called 'spreadsheet'"],
    [{ identity: " " }, "a conflict needs the name of its object"],
  ])("with %j is refused", async (given, message) => {
    await expect(register(client, given)).rejects.toMatchObject({ code: "PG001", message });
  });
});

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
    const resolve = (options: unknown) =>
      client.query("select pggit.resolve_conflict($1, 'use_tracked', null, $2)", [id, options]);
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

describe("a preview", () => {
  test("says statements, hazards, locks and both definitions, and changes nothing", async () => {
    const data = { incoming_definition: "CREATE TABLE users (id int not null, email text)" };
    const id = await register(client, { data });
    const preview = await client.query("select * from pggit.preview_conflict($1, 'use_tracked')", [
      id,
    ]);
    const lock = "ACCESS EXCLUSIVE";
    const both = {
      definition_before: "CREATE TABLE public.users (\n    id integer,\n    name text\n)",
      definition_after: "CREATE TABLE public.users (\n    id integer NOT NULL,\n    email text\n)",
    };
    expect(preview).toEqual([
      {
        position: 1,
        statement: "ALTER TABLE public.users DROP COLUMN name",
        hazards: ["data_loss"],
        lock,
        ...both,
      },
      {
        position: 2,
        statement: "ALTER TABLE public.users ADD COLUMN email text",
        hazards: [],
        lock,
        ...both,
      },
      {
        position: 3,
        statement: "ALTER TABLE public.users ALTER COLUMN id SET NOT NULL",
        hazards: ["fails_on_data"],
        lock,
        ...both,
      },
    ]);
    expect(await columns(client)).toEqual(["id", "name"]);
    expect(await client.query("select from pg_namespace where nspname like 'pggit\\_%'")).toEqual(
      [],
    );
  });

  test("of custom shows what it would leave", async () => {
    const id = await register(client);
    const [row] = await client.query("select * from pggit.preview_conflict($1, 'custom', $2)", [
      id,
      { sql: "alter table users drop column name" },
    ]);
    expect(row).toMatchObject({
      definition_after: "CREATE TABLE public.users (\n    id integer\n)",
    });
    expect(await columns(client)).toEqual(["id", "name"]);
  });
});

describe("many at once", () => {
  const version = {
    type: "version",
    data: { current_version: "1.0.0", incoming_version: "2.0.0" },
  };

  test("the guide's DO block resolves every version conflict", async () => {
    await register(client, version);
    await register(client, version);
    await register(client);
    await client.query(`
-- Resolve all conflicts of a specific type
DO $$
DECLARE
    conf record;
BEGIN
    FOR conf IN 
        SELECT conflict_id 
        FROM pggit.list_conflicts('unresolved')
        WHERE conflict_type = 'version'
    LOOP
        -- Use current version for all version conflicts
        PERFORM pggit.resolve_conflict(
            conf.conflict_id, 
            'use_current',
            'Bulk resolution: keeping current versions'
        );
    END LOOP;
END $$;`);
    const left = await client.query("select conflict_type from pggit.list_conflicts()");
    expect(left).toEqual([{ conflict_type: "merge" }]);
    expect(await client.query("select from pggit.list_conflicts('resolved')")).toHaveLength(2);
  });

  test("resolve_conflicts says of each what came of it, and a dry run undoes it all", async () => {
    const good = await register(client);
    const bad = await register(client, { data: { incoming_version: "7.0.0" } });
    await register(client, version);
    const run = (dry: boolean) =>
      client.query(
        "select conflict_id, outcome, details from pggit.resolve_conflicts($1, 'merge', 'all', $2)",
        [{ conflict_type: "merge", object_identifier: "public.%" }, dry],
      );
    const refused = {
      conflict_id: bad,
      outcome: "refused",
      details: "nothing says what public.users is to become",
    };
    const done = { conflict_id: good, details: "public.users: 1 statement ran" };
    expect(await run(true)).toEqual([{ ...done, outcome: "would_resolve" }, refused]);
    expect(await columns(client)).toEqual(["id", "name"]);
    expect(await run(false)).toEqual([{ ...done, outcome: "resolved" }, refused]);
    expect(await columns(client)).toEqual(["id", "name", "email"]);
    expect(await client.query("select from pggit.list_conflicts()")).toHaveLength(2);
  });

  test.each([
    [{ colour: "red" }, "use_current"],
    [{}, "custom"],
    [{}, "flip"],
  ])("%j with %s is refused", async (filter, strategy) => {
    await expect(
      client.query("select * from pggit.resolve_conflicts($1, $2)", [filter, strategy]),
    ).rejects.toMatchObject({ code: "PG001" });
  });
});

test("the guide's data is what the tests register", async () => {
  await client.query(`DO $$
DECLARE
    conflict_id uuid;
BEGIN
    conflict_id := pggit.register_conflict(
        conflict_type => 'merge',
        object_type => 'table',
        object_identifier => 'public.users',
        conflict_data => jsonb_build_object(
            'base_version', '1.0.0',
            'current_version', '1.1.0',
            'incoming_version', '1.2.0',
            'current_definition', 'CREATE TABLE users (id int, name text)',
            'incoming_definition', 'CREATE TABLE users (id int, name text, email text)'
        )
    );
    
    RAISE NOTICE 'Conflict registered: %', conflict_id;
END $$`);
  expect(await client.query("select conflict_data from pggit.conflict_registry")).toEqual([
    { conflict_data: guideData },
  ]);
});
