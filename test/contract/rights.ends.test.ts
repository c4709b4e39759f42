/** Which of pgGit's roles each operation takes, and that none lets anybody write where he should not. */
import { callOperation, install, operations, PggitError, type Sql } from "pggit";
import { describe, expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Call, calls, history, type Level, levels } from "./calls.ts";

const connectTo = useConnections();

/** Calls an operation and takes it back. Returns "works" or the code of its error. */
async function outcome(sql: Sql, name: string, { input = {} }: Call, id: string): Promise<string> {
  const operation = operations.find((one) => one.name === name.split("/")[0]);
  if (!operation) throw new RangeError(`there is no operation ${name}`);
  const given = "conflict_id" in input ? { ...input, conflict_id: id } : input;
  const done = new Error("works");
  return sql
    .transaction(async (transaction) => {
      await callOperation(transaction, operation, given);
      throw done;
    })
    .catch((error: unknown) => (error === done ? "works" : PggitError.from(error).code));
}

test("every operation is called", () => {
  const called = new Set(Object.keys(calls).map((name) => name.split("/")[0]));
  expect(called).toEqual(new Set(operations.map(({ name }) => name)));
});

describe.each(["a superuser", "an owner who may not create event triggers"])(
  "installed by %s",
  (by) => {
    const db = useDatabase(installed, { each: "file" });

    /** Connections by level to a database with a history, and the id of its conflict. */
    async function prepared() {
      const boss = await connectTo(db.url);
      let owner = boss;
      if (by !== "a superuser") {
        const role = await db.role({ prefix: "owner" });
        await boss.script(`
        drop event trigger pggit_capture_ddl; drop event trigger pggit_capture_drop; drop schema pggit cascade;
        alter database ${db.name} owner to ${role.name}; grant create on schema public to ${role.name}`);
        owner = await connectTo(role.url);
        await install(owner);
      }
      await owner.script(history);
      const connections = new Map<Level, Sql>([["owner", owner]]);
      for (const level of levels.filter((one) => one !== "owner")) {
        const memberOf = level === "nobody" ? [] : [level];
        connections.set(level, await connectTo((await db.role({ memberOf })).url));
      }
      const [row] = await owner.query<{ id: string }>(
        "select conflict_id::text as id from pggit.conflict_registry",
      );
      return { connections, id: row?.id ?? "" };
    }

    test("an operation works from its role on, and is refused below", {
      timeout: 300_000,
    }, async () => {
      const { connections, id } = await prepared();
      const found: string[] = [];
      const expected: string[] = [];
      for (const [name, call] of Object.entries(calls)) {
        for (const level of levels) {
          const sql = connections.get(level);
          if (!sql) continue;
          const may = levels.indexOf(level) >= levels.indexOf(call.needs);
          found.push(`${name} as ${level}: ${await outcome(sql, name, call, id)}`);
          expected.push(
            `${name} as ${level}: ${may ? (call.works ?? "works") : "MISSING_PRIVILEGE"}`,
          );
        }
      }
      expect(found).toEqual(expected);
    });

    test("nobody but the owner may write to a table or make anything in the schema", async () => {
      const sql = await connectTo(db.url);
      const leaks = await sql.query(`
      select r.name, c.oid::regclass::text, right_name
      from unnest('{public,pggit_reader,pggit_operator,pggit_admin,pggit_parser}'::name[]) as r (name)
      cross join pg_class as c
      cross join unnest('{insert,update,delete,truncate,references,trigger}'::text[]) as right_name
      where c.relnamespace = 'pggit'::regnamespace and c.relkind in ('r', 'v', 'p')
        and has_table_privilege(r.name, c.oid, right_name)
      union all
      select r.name, 'pggit', 'create'
      from unnest('{public,pggit_reader,pggit_operator,pggit_admin,pggit_parser}'::name[]) as r (name)
      where has_schema_privilege(r.name, 'pggit', 'create')`);
      expect(leaks).toEqual([]);
    });
  },
);
