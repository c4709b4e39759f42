import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

const setup = "create table public.users (id int, owner text)";

testCatalog("policy", [
  {
    name: "a policy of which nothing is said",
    setup,
    ddl: "create policy nobody on public.users",
    identity: "nobody on public.users",
    definition: "CREATE POLICY nobody ON public.users",
    facets: { command: "ALL", permissive: "PERMISSIVE", roles: "PUBLIC" },
  },
  {
    name: "a policy of which everything is said",
    setup,
    ddl: `create policy own on public.users as restrictive for update to pg_read_all_data, pg_monitor
        using (owner = current_user) with check (owner = current_user and id > 0);
      comment on policy own on public.users is 'it''s "mine"'`,
    identity: "own on public.users",
    definition: `CREATE POLICY own ON public.users AS RESTRICTIVE FOR UPDATE TO pg_monitor, pg_read_all_data
    USING ((owner = CURRENT_USER))
    WITH CHECK (((owner = CURRENT_USER) AND (id > 0)))`,
    facets: {
      command: "UPDATE",
      permissive: "RESTRICTIVE",
      roles: "pg_monitor, pg_read_all_data",
      using: "(owner = CURRENT_USER)",
      with_check: "((owner = CURRENT_USER) AND (id > 0))",
      comment: `it's "mine"`,
    },
  },
  ...(
    [
      ["select", "SELECT", "using (true)", "USING (true)", { using: "true" }],
      ["insert", "INSERT", "with check (true)", "WITH CHECK (true)", { with_check: "true" }],
      ["delete", "DELETE", "using (true)", "USING (true)", { using: "true" }],
    ] satisfies [string, string, string, string, Record<string, string>][]
  ).map(([action, command, clause, printed, guard]) => ({
    name: `a policy for ${action}`,
    setup,
    ddl: `create policy p on public.users for ${action} ${clause}`,
    identity: "p on public.users",
    definition: `CREATE POLICY p ON public.users FOR ${command}\n    ${printed}`,
    facets: {
      command,
      permissive: "PERMISSIVE",
      roles: "PUBLIC",
      ...guard,
    },
  })),
  {
    name: "a policy with odd names",
    setup: `create schema "odd.schema"; create table "odd.schema"."a ""t""" ("select" int)`,
    ddl: `create policy "on 🙂 ""p""" on "odd.schema"."a ""t"""
      using ("select" in (select b."select" from "odd.schema"."a ""t""" as b))`,
    identity: `"on 🙂 ""p""" on "odd.schema"."a ""t"""`,
    definition: `CREATE POLICY "on 🙂 ""p""" ON "odd.schema"."a ""t"""
    USING (("select" IN ( SELECT b."select"
   FROM "odd.schema"."a ""t""" b)))`,
    facets: {
      command: "ALL",
      permissive: "PERMISSIVE",
      roles: "PUBLIC",
      using: `("select" IN ( SELECT b."select"
   FROM "odd.schema"."a ""t""" b))`,
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the order in which a policy's roles were named means nothing", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create policy p on public.users to pg_monitor, pg_read_all_data`);
    const before = await readObject(client, "policy", "p on public.users");
    await client.query("alter policy p on public.users to pg_read_all_data, pg_monitor");
    expect(await readObject(client, "policy", "p on public.users")).toEqual(before);
  }));

test("roles and what is checked can be brought over one by one", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup};
      create policy p on public.users to pg_monitor using (id > 1) with check (id > 2);
      create table public.others (id int, owner text);
      create policy p on public.others using (id > 3) with check (id > 4)`);
    const wanted = await readObject(client, "policy", "p on public.users");
    for (const key of ["roles", "using", "with_check"]) {
      const statement = wanted?.facets[key]?.set?.replace("public.users", "public.others");
      await client.query(statement ?? "");
    }
    const other = await readObject(client, "policy", "p on public.others");
    expect(other && valuesOf(other)).toEqual(wanted && valuesOf(wanted));
    expect(other?.hash).toBe(wanted?.hash);
  }));

test("what a policy guards is a restriction", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create policy p on public.users using (true)`);
    const policy = await readObject(client, "policy", "p on public.users");
    const impacts = Object.values(policy?.facets ?? {}).map(({ impact }) => impact);
    expect(new Set(impacts)).toEqual(new Set(["restriction"]));
  }));
