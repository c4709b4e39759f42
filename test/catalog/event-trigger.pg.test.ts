import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog } from "./cases.ts";

const setup = `create function public.told() returns event_trigger language plpgsql as 'begin end'`;

const watch = "CREATE EVENT TRIGGER watch ON ddl_command_end\n    EXECUTE FUNCTION public.told()";

testCatalog("event trigger", [
  {
    name: "an event trigger of which nothing is said",
    setup,
    ddl: "create event trigger watch on ddl_command_end execute function public.told()",
    identity: "watch",
    definition: watch,
    facets: { event: "ddl_command_end", function: "public.told()" },
  },
  ...[
    ["disabled", "disable", "DISABLED"],
    ["for replication", "enable replica", "REPLICA"],
    ["enabled always", "enable always", "ALWAYS"],
  ].map(([name = "", action = "", value = ""]) => ({
    name: `an event trigger that is ${name}`,
    setup,
    ddl: `${watch}; alter event trigger watch ${action}; comment on event trigger watch is 'it''s "on"'`,
    identity: "watch",
    definition: `${watch};\nALTER EVENT TRIGGER watch ${action.toUpperCase()}`,
    facets: {
      event: "ddl_command_end",
      function: "public.told()",
      enabled: value,
      comment: `it's "on"`,
    },
  })),
  {
    name: "an event trigger with tags and odd names",
    setup: `create schema "odd.schema";
      create function "odd.schema"."a ""f"""() returns event_trigger language plpgsql as 'begin end'`,
    ddl: `create event trigger "on 🙂 ""e""" on sql_drop when tag in ('DROP TABLE', 'ALTER TABLE')
      execute function "odd.schema"."a ""f"""()`,
    identity: `"on 🙂 ""e"""`,
    definition: `CREATE EVENT TRIGGER "on 🙂 ""e""" ON sql_drop
    WHEN TAG IN ('ALTER TABLE', 'DROP TABLE')
    EXECUTE FUNCTION "odd.schema"."a ""f"""()`,
    facets: {
      event: "sql_drop",
      tags: "'ALTER TABLE', 'DROP TABLE'",
      function: `"odd.schema"."a ""f"""()`,
    },
  },
]);

const database = useDatabase(installed, { each: "file" });

test("an event trigger needs its function, and those of pgGit are not read", () =>
  rolledBack(database, async (client) => {
    expect(await readCatalog(client, "event trigger")).toEqual([]);
    await client.query(`${setup}; ${watch}`);
    const trigger = await readObject(client, "event trigger", "watch");
    expect(needsOf(trigger)).toEqual(["public.told()"]);
  }));
