import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

const setup = "create table public.users (id int, email text); create table public.log (id int)";

const kept = `CREATE RULE kept AS
    ON DELETE TO public.users DO INSTEAD NOTHING`;

testCatalog("rule", [
  {
    name: "a rule of which nothing is said",
    setup,
    ddl: "create rule kept as on delete to public.users do instead nothing",
    identity: "kept on public.users",
    definition: kept,
    facets: { body: kept },
  },
  ...[
    ["disabled", "disable rule kept", "DISABLE RULE kept", "DISABLED"],
    ["for replication", "enable replica rule kept", "ENABLE REPLICA RULE kept", "REPLICA"],
    ["enabled always", "enable always rule kept", "ENABLE ALWAYS RULE kept", "ALWAYS"],
  ].map(([name = "", action = "", printed = "", value = ""]) => ({
    name: `a rule that is ${name}`,
    setup,
    ddl: `${kept}; alter table public.users ${action}; comment on rule kept on public.users is 'it''s "on"'`,
    identity: "kept on public.users",
    definition: `${kept};\nALTER TABLE public.users ${printed}`,
    facets: { body: kept, enabled: value, comment: `it's "on"` },
  })),
  {
    name: "a rule with a condition and several actions",
    setup,
    ddl: `create rule logged as on update to public.users where new.id > 1
      do also (insert into public.log values (old.id); delete from public.log where id = 0)`,
    identity: "logged on public.users",
    definition: `CREATE RULE logged AS
    ON UPDATE TO public.users
   WHERE (new.id > 1) DO ( INSERT INTO public.log (id)
  VALUES (old.id);
 DELETE FROM public.log
  WHERE (log.id = 0);
)`,
    facets: {
      body: `CREATE RULE logged AS
    ON UPDATE TO public.users
   WHERE (new.id > 1) DO ( INSERT INTO public.log (id)
  VALUES (old.id);
 DELETE FROM public.log
  WHERE (log.id = 0);
)`,
    },
  },
  {
    name: "a rule on a view, with odd names",
    setup: `create schema "odd.schema"; create view "odd.schema"."a ""v""" as select 1 as "select"`,
    ddl: `create rule "on 🙂 ""r""" as on insert to "odd.schema"."a ""v""" do instead nothing`,
    identity: `"on 🙂 ""r""" on "odd.schema"."a ""v"""`,
    definition: `CREATE RULE "on 🙂 ""r""" AS
    ON INSERT TO "odd.schema"."a ""v""" DO INSTEAD NOTHING`,
    facets: {
      body: `CREATE RULE "on 🙂 ""r""" AS
    ON INSERT TO "odd.schema"."a ""v""" DO INSTEAD NOTHING`,
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("a rule needs its table and what its actions name; the table needs neither", () =>
  rolledBack(database, async (client) => {
    await client.query(
      `${setup}; create rule r as on delete to public.users do also delete from public.log`,
    );
    const rule = await readObject(client, "rule", "r on public.users");
    expect(needsOf(rule)).toEqual(["public.log", "public.users"]);
    const table = await readObject(client, "table", "public.users");
    expect(needsOf(table)).toEqual([]);
  }));

test("a disabled rule that is replaced stays disabled", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; ${kept}; alter table public.users disable rule kept`);
    const made = await readObject(client, "rule", "kept on public.users");
    await client.query(made?.facets["body"]?.set ?? "");
    const after = await readObject(client, "rule", "kept on public.users");
    expect(after && valuesOf(after)).toMatchObject({ enabled: "DISABLED" });
  }));

test("views' queries, rules of temporary tables and of an extension's table are not read", () =>
  rolledBack(database, async (client) => {
    await client.query(`create view public.v as select 1 as a;
      create extension hstore; create table public.members (id int);
      create rule theirs as on delete to public.members do instead nothing;
      alter extension hstore add table public.members;
      create temporary table mine (id int); create rule r as on delete to mine do instead nothing`);
    expect(await readCatalog(client, "rule")).toEqual([]);
  }));
