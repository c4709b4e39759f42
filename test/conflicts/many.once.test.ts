/** What resolving would do, and resolving many at once. */
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
