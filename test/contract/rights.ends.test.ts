/** Which of pgGit's roles each operation takes, and that none lets anybody write where he should not. */
import { callOperation, install, operations, PggitError, type Sql } from "pggit";
import { describe, expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const connectTo = useConnections();

const levels = ["nobody", "pggit_reader", "pggit_operator", "pggit_admin", "owner"] as const;
type Level = (typeof levels)[number];

interface Call {
  readonly input?: Readonly<Record<string, unknown>>;
  /** The first of the roles for which it works. */
  readonly needs: Exclude<Level, "nobody">;
  /** What those are told that have the rights, where it cannot work here. */
  readonly works?: string;
}

/** An id that the database replaces by that of its conflict. */
const conflict = { conflict_id: "conflict" };
const version = { current_version: "1.0.0", incoming_version: "1.1.0" };

/** Every operation by its name; a word after a slash tells two calls of one apart. */
const calls: Readonly<Record<string, Call>> = {
  compare: { input: { env1_name: "main", env2_name: "main" }, needs: "pggit_reader" },
  verify: { needs: "pggit_reader" },
  "verify/fix": { input: { fix_issues: true }, needs: "pggit_reader" },
  status: { needs: "pggit_reader" },
  export: { needs: "pggit_reader" },
  "emergency disable": { needs: "pggit_operator" },
  "emergency enable": { needs: "pggit_operator" },
  "tracking pause": { needs: "pggit_operator" },
  "tracking resume": { needs: "pggit_operator" },
  "tracking stops": { needs: "pggit_reader" },
  "deployment begin": {
    input: { name: "another" },
    needs: "pggit_operator",
    works: "DEPLOYMENT_ACTIVE",
  },
  "deployment end": { needs: "pggit_operator" },
  "deployment list": { needs: "pggit_reader" },
  "deployment commits": { input: { deployment_id: "1" }, needs: "pggit_reader" },
  report: { needs: "pggit_reader" },
  fetch: {
    input: { name: "far", connection_string: "host=127.0.0.1" },
    needs: "pggit_reader",
    works: "DBLINK_MISSING",
  },
  "history log": { needs: "pggit_reader" },
  "history show": { needs: "pggit_reader" },
  activity: { needs: "pggit_reader" },
  "history changes": { input: { commits: ["HEAD"] }, needs: "pggit_reader" },
  "history definitions": { needs: "pggit_reader" },
  "history objects": { needs: "pggit_reader" },
  "history diff": { input: { from_commit: "HEAD" }, needs: "pggit_reader" },
  "history blame": { input: { object: "users" }, needs: "pggit_reader" },
  "history object": { input: { object: "users" }, needs: "pggit_reader" },
  "history versions": { input: { object: "users" }, needs: "pggit_reader" },
  "history export": { input: { commit: "HEAD" }, needs: "pggit_reader" },
  "history purge": { needs: "pggit_admin" },
  "history purge/for good": { input: { dry_run: false }, needs: "pggit_admin" },
  "history restore": {
    input: { object: "users", version: "1.0.0", dry_run: true },
    needs: "pggit_reader",
  },
  "history restore/for good": {
    input: { object: "users", version: "1.0.0", allow_data_loss: true },
    needs: "owner",
  },
  "branch list": { needs: "pggit_reader" },
  "branch create": { input: { name: "new" }, needs: "pggit_operator" },
  "branch switch": { input: { name: "side", commit_difference: true }, needs: "pggit_operator" },
  "branch rename": { input: { name: "side", new_name: "aside" }, needs: "pggit_operator" },
  "branch delete": { input: { name: "side" }, needs: "pggit_admin" },
  "branch merge": { input: { source: "side", target: "main" }, needs: "pggit_reader" },
  "branch merge/for good": {
    input: { source: "side", target: "main", dry_run: false },
    needs: "pggit_operator",
  },
  "milestone create": { input: { name: "v2" }, needs: "pggit_operator" },
  "milestone list": { needs: "pggit_reader" },
  "milestone delete": { input: { name: "v1" }, needs: "pggit_operator" },
  "conflicts list": { needs: "pggit_reader" },
  "conflicts show": { input: conflict, needs: "pggit_reader" },
  "conflicts compare": { input: conflict, needs: "pggit_reader" },
  "conflicts preview": { input: { ...conflict, resolution: "use_current" }, needs: "pggit_reader" },
  "conflicts resolve": {
    input: { ...conflict, resolution: "use_current" },
    needs: "pggit_operator",
  },
  "conflicts resolve/alter": {
    input: {
      ...conflict,
      resolution: "custom",
      custom_resolution: JSON.stringify({ sql: "alter table users add column by_hand int" }),
    },
    needs: "owner",
  },
  // a row for each conflict says what came of it, also that it was refused
  "conflicts resolve-all": {
    input: { filter: "{}", resolution: "use_current" },
    needs: "pggit_reader",
  },
  "conflicts register": {
    input: {
      conflict_type: "version",
      object_type: "table",
      object_identifier: "public.users",
      conflict_data: JSON.stringify(version),
    },
    needs: "pggit_operator",
  },
  "webhooks list": { needs: "pggit_reader" },
  "webhooks show": { input: { delivery_no: "1" }, needs: "pggit_reader" },
  "webhooks replay": { input: { delivery_no: "1" }, needs: "pggit_operator" },
  "events list": { needs: "pggit_reader" },
  "checks list": { needs: "pggit_reader" },
};

const history = `
  create table users (id int primary key);
  select pggit.fold(true);
  select pggit.create_branch('side');
  alter table users add column email text;
  select pggit.fold(true);
  select pggit.create_milestone('v1');
  select pggit.begin_deployment('release');
  select pggit.receive_delivery('hook', 'github', 'd', 'triggered', 'P1', now(), 'Slow', 'disable', '1 hour');
  select pggit.emergency_enable();
  select pggit.register_conflict('version', 'table', 'public.users', '${JSON.stringify(version)}')`;

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
