/** verify_consistency(): finds every fault that is planted, with the true count, and mends what it says. */
import { install, type Sql, verifyInSteps } from "pggit";
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { clean } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import type { Fault } from "./fault.ts";
import { historyFaults } from "./history-faults.ts";
import { installationFaults } from "./installation-faults.ts";
import { withHistory } from "./with-history.ts";

const faults = [...historyFaults, ...installationFaults];

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

/** The rows of each table of pgGit, hashed and sorted, without what says only when one was read. */
async function tables(sql: Sql): Promise<Map<string, string[]>> {
  const names = await sql.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'pggit'::regnamespace and relkind = 'r' order by 1`,
  );
  const timely = (name: string) =>
    ["blobs", "trees"].includes(name) ? "{last_seen,depends_on,created_at}" : "{}";
  const rows = await sql.query<{ name: string; row: string }>(
    names
      .map(
        ({ name }) =>
          `select '${name}' as name, md5((to_jsonb(t) - '${timely(name)}'::text[])::text) as row from pggit.${name} as t`,
      )
      .join(" union all ")
      .concat(" order by 1, 2"),
  );
  const all = new Map(names.map(({ name }) => [name, [] as string[]]));
  for (const { name, row } of rows) all.get(name)?.push(row);
  return all;
}

/** Tables whose rows only come, whatever is mended. */
const appended = new Set(["blobs", "trees", "commits", "archived_objects"]);

/** The user's own schema and data: each row of the catalog and of a table, with the transaction that wrote it last. */
const usersRows = ["pg_class relnamespace", "pg_proc pronamespace", "pg_type typnamespace"]
  .map((pair) => pair.split(" "))
  .map(
    ([catalog, column]) =>
      `select '${catalog}' as catalog, oid, xmin::text from ${catalog}
       where ${column}::regnamespace::text !~ '^(pg_|pggit|information_schema)'`,
  )
  .join(" union all ")
  .concat(" union all select 'users', id::oid, xmin || ctid::text from public.users order by 1, 2");

test("a database with history and no fault is clean", async () => {
  expect(await verify(await connection())).toEqual(clean);
});

test("verbose names every check, in the guide's words and order", async () => {
  const sql = await connection();
  const rows = await sql.query<{ check_name: string; status: string }>(
    "select * from pggit.verify_consistency(verbose => true)",
  );
  const checks = await sql.query<{ check_name: string }>(
    "select check_name from pggit.verification_checks()",
  );
  expect(rows.map((row) => row.check_name)).toEqual(checks.map((check) => check.check_name));
  expect(rows.filter(({ check_name }) => /blob|tree/.test(check_name))).toEqual([
    { check_name: "blob_integrity", status: "ok", details: "All blobs verified", fixed: false },
    {
      check_name: "commit_trees",
      status: "ok",
      details: "All commits have valid trees",
      fixed: false,
    },
  ]);
  expect(rows.every((row) => row.status === "ok")).toBe(true);
});

test("every fault that a check can find is planted here", async () => {
  const sql = await connection();
  const [found] = await sql.query<{ names: string[] }>(
    "select array_agg(check_name order by check_name) as names from pggit.verification_checks()",
  );
  const planted = faults.flatMap(({ findings }) => findings.map(({ check_name }) => check_name));
  expect([...new Set(planted)].toSorted()).toEqual(found?.names);
});

test.each(faults)("$name: found with the true count, mended as far as it says", async (fault) => {
  const sql = await connection();
  const sound = await tables(sql);
  await plant(sql, fault.plant);
  const damaged = await tables(sql);
  const schema = await sql.query(usersRows);

  expect(await verify(sql)).toEqual(expect.arrayContaining(expected(fault, false)));
  expect(await tables(sql)).toEqual(damaged);

  expect(await verify(sql, true)).toEqual(expected(fault, true));
  const left = fault.findings.filter(({ fixed }) => !fixed);
  expect(await verify(sql)).toEqual(
    left.length === 0 ? clean : expected({ ...fault, findings: left }, false),
  );
  for (const [table, rows] of await tables(sql)) {
    if (table === "archived_objects" || table in (fault.leaves ?? {})) {
      const untouched = sound.get(table)?.filter((row) => damaged.get(table)?.includes(row)) ?? [];
      if (appended.has(table)) expect(rows).toEqual(expect.arrayContaining(untouched));
      continue;
    }
    const mended = left.length < fault.findings.length;
    expect(
      [...(mended ? [sound.get(table)] : []), ...(left.length > 0 ? [damaged.get(table)] : [])],
      table,
    ).toContainEqual(rows);
  }
  expect(await sql.query(usersRows)).toEqual(schema);
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
  expect(rows).not.toContainEqual(expect.objectContaining({ check_name: "blob_integrity" }));
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

test("one check runs alone, and one that does not exist is refused with the names of those that do", async () => {
  const sql = await connection();
  await plant(sql, "grant usage on schema pggit to public");
  const only = (checks: string) =>
    sql.query(`select * from pggit.verify_consistency(verbose => true, checks => '${checks}')`);
  expect(await only("{blob_integrity}")).toMatchObject([
    { check_name: "blob_integrity", status: "ok" },
  ]);
  expect(await only("{privileges,blob_integrity}")).toMatchObject([
    { check_name: "blob_integrity", status: "ok" },
    { check_name: "privileges", status: "error" },
  ]);
  await expect(only("{blobs}")).rejects.toMatchObject({
    code: "UNKNOWN_CHECK",
    message: "There is no check called 'blobs'.",
    hint: expect.stringContaining("blob_integrity, commit_trees"),
  });
});

test("no check at all is refused, and no history that passed all of them", async () => {
  const sql = await connection();
  await expect(
    sql.query("select * from pggit.verify_consistency(checks => '{}')"),
  ).rejects.toMatchObject({ code: "UNKNOWN_CHECK", message: "No check is named." });
  await expect(verifyInSteps(sql, { checks: [] })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "Not valid: checks: names no check.",
  });
});

test("what went of pgGit's own indexes and constraints, installing again makes again", async () => {
  const sql = await connection();
  await plant(
    sql,
    `drop index pggit.commits_parent; alter table pggit.versions drop constraint versions_blob_hash_fkey;
     alter table pggit.trees drop constraint trees_pkey cascade`,
  );
  expect(await verify(sql)).toMatchObject([{ check_name: "tables_unchanged" }]);
  await install(sql, { repair: true });
  expect(await verify(sql)).toEqual(clean);
});

test.each(["", "update pggit.versions set is_current = true where identity = 'public.users'"])(
  "check by check, with progress, the rows are those of the one call (%s)",
  async (fault) => {
    const sql = await connection();
    if (fault !== "") await plant(sql, fault);
    const seen: string[] = [];
    const once = (verbose: boolean) =>
      sql.query(`select * from pggit.verify_consistency(verbose => ${verbose})`);
    expect(
      await verifyInSteps(sql, {}, (check, place, total) => {
        seen.push(`${check} ${place}/${total}`);
      }),
    ).toEqual(await once(false));
    expect(await verifyInSteps(sql, { verbose: true })).toEqual(await once(true));
    const rows = await once(true);
    expect(seen).toHaveLength(rows.length);
    expect(seen.slice(2, 4)).toEqual([
      `orphaned_objects 3/${rows.length}`,
      `blob_integrity 4/${rows.length}`,
    ]);
    const fixed = await verifyInSteps(sql, { fix_issues: true });
    expect(fixed).toMatchObject(fault === "" ? clean : [{ fixed: true }]);
    expect(await verifyInSteps(sql, {})).toEqual(clean);
  },
);

test.each(["select pggit.fold(true)", "select * from pggit.verify_consistency()"])(
  "nobody waits to alter a view or its table until a transaction with %s has ended",
  async (reading) => {
    const [sql, other] = [await connection(), await connection()];
    await sql.transaction(async (transaction) => {
      await transaction.query(reading);
      await other.script(
        "set lock_timeout = '2s'; alter view emails rename to mails; alter table users add column name text",
      );
    });
    await sql.query("select pggit.fold(true)");
    expect(await verify(sql)).toEqual(clean);
  },
);

test("a verification beside DDL does not say that a check could not run", async () => {
  const sql = await connection();
  await sql.script(`
    create sequence public.tries;
    create or replace function pggit.check_log_rows()
    returns table (place integer, status text, name text, singular text, plural text)
    language plpgsql volatile as $$
    begin
      if nextval('public.tries') < 3 then
        raise exception 'cache lookup failed for relation 1' using errcode = 'internal_error';
      end if;
    end $$`);
  const rows = await sql.query(
    "select * from pggit.verify_consistency(verbose => true, checks => '{log_rows}')",
  );
  expect(rows).toMatchObject([{ check_name: "log_rows", status: "ok" }]);
});
