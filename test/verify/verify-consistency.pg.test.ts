/** verify_consistency(): finds every fault that is planted, with the true count, and mends what it says. */
import type { Sql } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { clean } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Fault, faults } from "./faults.ts";
import { withHistory } from "./with-history.ts";

const db = useDatabase(withHistory);
const connectTo = useConnections();
const connection = () => connectTo(db.url);

const verify = (sql: Sql, fix = false) =>
  sql.query(`select * from pggit.verify_consistency(fix_issues => ${fix})`);

async function plant(sql: Sql, fault: string): Promise<void> {
  await sql.script(
    `set session_replication_role = replica; ${fault}; reset session_replication_role`,
  );
}

const expected = (fault: Fault, fixing: boolean) =>
  fault.findings.map(({ check_name, status, details, fixed }) => ({
    check_name,
    status,
    details: typeof details === "string" ? details : expect.stringMatching(details),
    fixed: fixing && fixed,
  }));

/** What history consists of, to be compared with itself. */
const history = `
  select
    (select jsonb_agg(to_jsonb(o) order by object_id) from pggit.objects as o) as objects,
    (select jsonb_agg(to_jsonb(v) order by version_id) from pggit.versions as v) as versions,
    (select jsonb_agg(to_jsonb(b) - 'last_seen' - 'created_at' - 'depends_on' order by hash) from pggit.blobs as b) as blobs,
    (select jsonb_agg(to_jsonb(t) order by hash) from pggit.trees as t) as trees,
    (select jsonb_agg(to_jsonb(c) order by folded_at) from pggit.commits as c) as commits,
    (select jsonb_agg(to_jsonb(b)) from pggit.branches as b) as branches,
    (select jsonb_agg(to_jsonb(l) order by log_id) from pggit.ddl_log as l) as log`;

/** The catalog rows of the user's own schema, each with the transaction that wrote it last. */
const usersSchema = ["pg_class relnamespace", "pg_proc pronamespace", "pg_type typnamespace"]
  .map((pair) => pair.split(" "))
  .map(
    ([catalog, column]) =>
      `select '${catalog}' as catalog, oid, xmin::text from ${catalog}
       where ${column}::regnamespace::text !~ '^(pg_|pggit|information_schema)'`,
  )
  .join(" union all ")
  .concat(" order by 1, 2");

test("a database with history and no fault is clean", async () => {
  expect(await verify(await connection())).toEqual(clean);
});

test("verbose names every check, in the guide's words and order", async () => {
  const sql = await connection();
  const rows = await sql.query("select * from pggit.verify_consistency(verbose => true)");
  expect(rows).toHaveLength(13);
  expect(rows.slice(2, 4)).toEqual([
    { check_name: "blob_integrity", status: "ok", details: "All blobs verified", fixed: false },
    {
      check_name: "commit_trees",
      status: "ok",
      details: "All commits have valid trees",
      fixed: false,
    },
  ]);
  expect(rows.every((row) => (row as { status: string }).status === "ok")).toBe(true);
});

test.each(faults)("$name: found with the true count, mended as far as it says", async (fault) => {
  const sql = await connection();
  const sound = await sql.query(history);
  await plant(sql, fault.plant);
  const damaged = await sql.query(history);
  const schema = await sql.query(usersSchema);

  expect(await verify(sql)).toEqual(expect.arrayContaining(expected(fault, false)));
  expect(await sql.query(history)).toEqual(damaged);

  expect(await verify(sql, true)).toEqual(expected(fault, true));
  const left = fault.findings.filter(({ fixed }) => !fixed);
  expect(await verify(sql)).toEqual(
    left.length === 0 ? clean : expected({ ...fault, findings: left }, false),
  );
  if (left.length === 0 && fault.restored !== false) {
    expect(await sql.query(history)).toEqual(sound);
  }
  expect(await sql.query(usersSchema)).toEqual(schema);
});

test("what a fix removes is archived as it was", async () => {
  const sql = await connection();
  await plant(
    sql,
    `insert into pggit.objects (classid, objid, object_type, identity)
     values ('pg_class'::regclass, 99999999, 'table', 'public.ghost')`,
  );
  await verify(sql, true);
  expect(
    await sql.query(
      "select object_data ->> 'identity' as identity, archived_by from pggit.archived_objects",
    ),
  ).toEqual([{ identity: "public.ghost", archived_by: "postgres" }]);
});

test("several faults are told apart and counted apart", async () => {
  const sql = await connection();
  await plant(
    sql,
    `update pggit.versions set is_current = true where identity = 'public.users';
     update pggit.commits set message = 'x' where parent_hash is null;
     grant usage on schema pggit to public`,
  );
  expect(await verify(sql, true)).toMatchObject([
    { check_name: "version_history", fixed: true },
    { check_name: "commit_chain", fixed: false },
    { check_name: "privileges", fixed: true },
  ]);
});

test("mending is part of the caller's transaction", async () => {
  const sql = await connection();
  await plant(sql, "update pggit.versions set is_current = true where identity = 'public.users'");
  const rolledBack = sql.transaction(async (transaction) => {
    expect(await verify(transaction, true)).toMatchObject([{ fixed: true }]);
    throw new RangeError("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await verify(sql)).toMatchObject([{ check_name: "version_history" }]);
});

test("a check that cannot run says so, and the others run", async () => {
  const sql = await connection();
  await plant(sql, "drop table pggit.trees cascade");
  const rows = await verify(sql);
  expect(rows).toContainEqual({
    check_name: "commit_trees",
    status: "error",
    details: 'This check could not run: relation "pggit.trees" does not exist',
    fixed: false,
  });
  expect(rows).not.toContainEqual(expect.objectContaining({ check_name: "version_history" }));
});

test("a reader may verify and not mend; an operator may do both", async () => {
  const admin = await connection();
  await plant(admin, "update pggit.versions set is_current = true where identity = 'public.users'");
  const reader = await connectTo((await db.role({ memberOf: ["pggit_reader"] })).url);
  expect(await verify(reader)).toMatchObject([{ check_name: "version_history", fixed: false }]);
  expect(await verify(reader, true)).toMatchObject([
    { details: expect.stringMatching(/could not be fixed: permission denied/), fixed: false },
  ]);
  const operator = await connectTo((await db.role({ memberOf: ["pggit_operator"] })).url);
  expect(await verify(operator, true)).toMatchObject([{ fixed: true }]);
  expect(await verify(reader)).toEqual(clean);
});

test("what a reader may not see of a user mapping is no fault", async () => {
  const admin = await connection();
  await admin.script(`create foreign data wrapper w; create server s foreign data wrapper w;
    create user mapping for public server s options ("user" 'me', password 'hush')`);
  await admin.query("select pggit.fold()");
  const reader = await connectTo((await db.role({ memberOf: ["pggit_reader"] })).url);
  expect(await verify(reader)).toEqual(clean);
});

test("a read-only transaction can verify", async () => {
  const sql = await connection();
  const rows = await sql.transaction((transaction) => verify(transaction), { readOnly: true });
  expect(rows).toEqual(clean);
});
