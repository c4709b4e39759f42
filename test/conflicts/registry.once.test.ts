/** The conflict API of the operations guide: registered, listed, shown and resolved, as printed there. */
import { beforeEach, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { guideData, register } from "./registering.ts";

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

test("the sides are shown side by side, with what merging makes of each facet", async () => {
  const id = await register(client, {
    data: {
      base_definition: "create table users (id int, name text, old int)",
      incoming_definition:
        "create table users (id bigint, name text default 'x', old int, email text)",
    },
  });
  await client.query("alter table users alter id type numeric");
  expect(await client.query("select * from pggit.compare_conflict($1)", [id])).toEqual([
    { facet: "column:old", base: "yes", current: null, incoming: "yes", merged: "current" },
    { facet: "column:email", base: null, current: null, incoming: "yes", merged: "incoming" },
    {
      facet: "column:id/type",
      base: "integer",
      current: "numeric",
      incoming: "bigint",
      merged: "collision",
    },
    {
      facet: "column:old/type",
      base: "integer",
      current: null,
      incoming: "integer",
      merged: "current",
    },
    { facet: "column:email/type", base: null, current: null, incoming: "text", merged: "incoming" },
    {
      facet: "column:name/default",
      base: null,
      current: null,
      incoming: "'x'::text",
      merged: "incoming",
    },
  ]);
  const [report] = await client.query<{ text: string }>(
    "select pggit.conflict_report($1) as text",
    [id],
  );
  expect(report?.text.split("\n").slice(0, 8)).toEqual([
    "### Merge conflict over ` public.users `",
    "",
    "public.users has two versions.",
    "",
    "| facet | base | current | incoming | merged |",
    "|---|---|---|---|---|",
    "| ` column:old ` | ` yes ` |  | ` yes ` | current |",
    "| ` column:email ` |  |  | ` yes ` | incoming |",
  ]);
  expect(report?.text).toContain(
    "| ` column:id/type ` | ` integer ` | ` numeric ` | ` bigint ` | **collision** |",
  );
});
