import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

const setup = `create table public.users (id int, email text);
  create function public.stamp() returns trigger language plpgsql as 'begin return new; end'`;

const audit =
  "TRIGGER audit AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.stamp()";

testCatalog("trigger", [
  {
    name: "a trigger of which nothing is said",
    setup,
    ddl: "create trigger audit after insert on public.users for each row execute function public.stamp()",
    identity: "audit on public.users",
    definition: `CREATE ${audit}`,
    facets: { body: `CREATE ${audit}` },
  },
  ...[
    ["disabled", "disable trigger audit", "DISABLE TRIGGER audit", "DISABLED"],
    ["for replication", "enable replica trigger audit", "ENABLE REPLICA TRIGGER audit", "REPLICA"],
    ["enabled always", "enable always trigger audit", "ENABLE ALWAYS TRIGGER audit", "ALWAYS"],
  ].map(([name = "", action = "", printed = "", value = ""]) => ({
    name: `a trigger that is ${name}`,
    setup,
    ddl: `create ${audit}; alter table public.users ${action}; comment on trigger audit on public.users is 'it''s "on"'`,
    identity: "audit on public.users",
    definition: `CREATE ${audit};\nALTER TABLE public.users ${printed}`,
    facets: { body: `CREATE ${audit}`, enabled: value, comment: `it's "on"` },
  })),
  {
    name: "a trigger with columns, a condition and arguments",
    setup,
    ddl: `create trigger audit before update of email, id on public.users for each row
      when (old.email is distinct from new.email) execute function public.stamp('a', 'it''s')`,
    identity: "audit on public.users",
    definition:
      "CREATE TRIGGER audit BEFORE UPDATE OF email, id ON public.users FOR EACH ROW WHEN ((old.email IS DISTINCT FROM new.email)) EXECUTE FUNCTION public.stamp('a', 'it''s')",
    facets: {
      body: "CREATE TRIGGER audit BEFORE UPDATE OF email, id ON public.users FOR EACH ROW WHEN ((old.email IS DISTINCT FROM new.email)) EXECUTE FUNCTION public.stamp('a', 'it''s')",
    },
  },
  {
    name: "a trigger with transition tables",
    setup,
    ddl: `create trigger audit after update on public.users referencing old table as gone new table as come
      for each statement execute function public.stamp()`,
    identity: "audit on public.users",
    definition:
      "CREATE TRIGGER audit AFTER UPDATE ON public.users REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.stamp()",
    facets: {
      body: "CREATE TRIGGER audit AFTER UPDATE ON public.users REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.stamp()",
    },
  },
  {
    name: "a constraint trigger",
    setup,
    ddl: `create constraint trigger audit after insert on public.users deferrable initially deferred
      for each row execute function public.stamp()`,
    identity: "audit on public.users",
    definition:
      "CREATE CONSTRAINT TRIGGER audit AFTER INSERT ON public.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.stamp()",
    facets: {
      body: "CREATE CONSTRAINT TRIGGER audit AFTER INSERT ON public.users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.stamp()",
    },
  },
  {
    name: "a trigger on a view",
    setup: `${setup}; create view public.mails as select email from public.users`,
    ddl: "create trigger audit instead of insert on public.mails for each row execute function public.stamp()",
    identity: "audit on public.mails",
    definition:
      "CREATE TRIGGER audit INSTEAD OF INSERT ON public.mails FOR EACH ROW EXECUTE FUNCTION public.stamp()",
    facets: {
      body: "CREATE TRIGGER audit INSTEAD OF INSERT ON public.mails FOR EACH ROW EXECUTE FUNCTION public.stamp()",
    },
  },
  {
    name: "a trigger with odd names",
    setup: `${setup}; create schema "odd.schema"; create table "odd.schema"."a ""t""" ("select" int)`,
    ddl: `create trigger "on 🙂 ""x""" before update of "select" on "odd.schema"."a ""t"""
        for each row execute function public.stamp();
      alter table "odd.schema"."a ""t""" disable trigger "on 🙂 ""x"""`,
    identity: `"on 🙂 ""x""" on "odd.schema"."a ""t"""`,
    definition: `CREATE TRIGGER "on 🙂 ""x""" BEFORE UPDATE OF "select" ON "odd.schema"."a ""t""" FOR EACH ROW EXECUTE FUNCTION public.stamp();
ALTER TABLE "odd.schema"."a ""t""" DISABLE TRIGGER "on 🙂 ""x"""`,
    facets: {
      body: `CREATE TRIGGER "on 🙂 ""x""" BEFORE UPDATE OF "select" ON "odd.schema"."a ""t""" FOR EACH ROW EXECUTE FUNCTION public.stamp()`,
      enabled: "DISABLED",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the clones that partitions have of a trigger are their parent's", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup};
      create table public.events (id int) partition by range (id);
      create table public.events_1 partition of public.events for values from (0) to (10);
      create trigger audit after insert on public.events for each row execute function public.stamp()`);
    const triggers = await readCatalog(client, "trigger");
    expect(triggers.map(({ identity }) => identity)).toEqual(["audit on public.events"]);
  }));

test("triggers of foreign keys and of temporary tables are not read", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup};
      create table public.a (id int primary key); create table public.b (a int references public.a);
      create temporary table mine (id int);
      create trigger audit after insert on mine for each row execute function public.stamp()`);
    expect(await readCatalog(client, "trigger")).toEqual([]);
  }));

test("a trigger needs its table and its function", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create ${audit}`);
    const trigger = await readObject(client, "trigger", "audit on public.users");
    expect(trigger?.depends_on).toEqual({
      "public.stamp()": ["object"],
      "public.users": ["object"],
    });
  }));

test("a disabled trigger that is replaced stays disabled", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create ${audit}; alter table public.users disable trigger audit`);
    const made = await readObject(client, "trigger", "audit on public.users");
    await client.query(made?.facets["body"]?.set ?? "");
    const after = await readObject(client, "trigger", "audit on public.users");
    expect(after && valuesOf(after)).toMatchObject({ enabled: "DISABLED" });
  }));
