/** purge_history(): what it removes, what it keeps, and what it says of both. */
import { expect, test } from "vitest";
import { commitHashes, exportedCommit, lost } from "../export/restoring-commits.ts";
import { versions } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { database } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { commitOf, faults, purge, withOldHistory } from "./old-history.ts";

const db = useDatabase(withOldHistory);

const inEarnest = "older_than => '6 months', dry_run => false";

/** How many rows a table of pgGit has. */
async function rowsOf(client: TestClient, table: string): Promise<number> {
  const [row] = await client.query<{ count: number }>(
    `select count(*)::integer as count from pggit.${table}`,
  );
  return row?.count ?? Number.NaN;
}

test("the dry run says in the guide's words what the real run then removes, and changes nothing", async () => {
  const client = await db.client();
  const commits = await rowsOf(client, "commits");
  const dry = await purge(client);
  expect(dry.map(({ action, object_type }) => [action, object_type])).toEqual(
    ["commits", "versions", "blobs", "trees", "ddl_log", "objects", "events"].map((kind) => [
      "would_delete",
      kind,
    ]),
  );
  for (const { count, space_freed } of dry) {
    expect(count).toBeGreaterThan(0);
    expect(space_freed).toMatch(/^\d+ (?:bytes|kB)$/);
  }
  expect(await rowsOf(client, "commits")).toBe(commits);

  expect(await purge(client, inEarnest)).toEqual(dry.map((row) => ({ ...row, action: "deleted" })));
  const gone = dry.find(({ object_type }) => object_type === "commits")?.count ?? 0;
  expect(await rowsOf(client, "commits")).toBe(commits - gone);
  expect(await faults(client)).toEqual([]);
});

test("purging a second time finds nothing to remove", async () => {
  const client = await db.client();
  await purge(client, inEarnest);
  for (const dry of [true, false]) {
    const rows = await purge(client, `older_than => '6 months', dry_run => ${dry}`);
    expect(rows.map(({ count, space_freed }) => [count, space_freed])).toEqual(
      Array.from({ length: 3 }, () => [0, "0 bytes"]),
    );
  }
});

test("history begins where it was cut, and every commit that stays restores", async () => {
  const client = await db.client();
  await purge(client, inEarnest);
  const [boundary] = await client.query<{ age: number; parent_is_gone: boolean }>(`
    select extract(day from now() - c.committed_at)::integer as age,
      not exists (select from pggit.commits as p where p.hash = c.parent_hash) as parent_is_gone
    from pggit.shallow_commits as s inner join pggit.commits as c on c.hash = s.hash
    where c.branch_name = 'main' order by c.committed_at desc`);
  expect(boundary).toEqual({ age: 100, parent_is_gone: true });

  const empty = await database(installed);
  try {
    const target = await empty.client();
    const hashes = await commitHashes(client);
    expect(hashes.length).toBeGreaterThan(3);
    for (const hash of hashes) expect(await lost(client, hash, target)).toEqual([]);
  } finally {
    await empty.drop();
  }
});

test("a live object keeps its current version, and it is known who made it", async () => {
  const client = await db.client();
  expect(await versions(client, "public.tax(numeric)")).toHaveLength(1);
  expect((await versions(client, "public.users")).length).toBeGreaterThan(3);
  await purge(client, inEarnest);
  expect(await versions(client, "public.tax(numeric)")).toEqual([
    "create 1.0.0 public.tax(numeric)",
  ]);
  expect(await versions(client, "public.users")).toHaveLength(1);
  const [maker] = await client.query(`
    select a.author, a.message, extract(day from now() - a.committed_at)::integer as days
    from pggit.versions as v inner join pggit.archived_commits as a on a.hash = v.commit_hash
    where v.identity = 'public.tax(numeric)'`);
  expect(maker).toEqual({
    author: "postgres",
    message: "CREATE FUNCTION public.tax(numeric)",
    days: 200,
  });

  await client.query("drop function tax(numeric)");
  await client.query("select pggit.fold()");
  expect(await versions(client, "public.tax(numeric)")).toHaveLength(2);
  expect(await purge(client, inEarnest)).toMatchObject([
    { object_type: "commits", count: 0 },
    { object_type: "versions", count: 1 },
    { object_type: "blobs" },
  ]);
  expect(await faults(client)).toEqual([]);
});

test("blame and history of an object go on, and say what is known of before", async () => {
  const client = await db.client();
  await purge(client, inEarnest);
  const blamed = async (object: string) =>
    Object.fromEntries(
      (
        await client.query<{ facet: string; days: number }>(
          `select facet, extract(day from now() - committed_at)::integer as days from pggit.blame($1)
           where facet ~ '^(column:\\w+/type|body)$'`,
          [object],
        )
      ).map(({ facet, days }) => [facet, days]),
    );
  // who made the version that is current still
  expect(await blamed("tax(numeric)")).toEqual({ body: 200 });
  // what was there when history begins, and what came since
  expect(await blamed("users")).toEqual({
    "column:id/type": 100,
    "column:email/type": 100,
    "column:phone/type": 100,
  });
  expect(await blamed("many_9")).toEqual({ "column:id/type": 100, "column:note/type": 0 });
  const told = await client.query(
    "select action, version, author from pggit.object_history('tax(numeric)')",
  );
  expect(told).toEqual([{ action: "create", version: "1.0.0", author: "postgres" }]);
});

test("an object that was dropped long ago leaves nothing behind", async () => {
  const client = await db.client();
  const scratch = "select from pggit.objects where identity = 'public.scratch'";
  expect(await client.query(scratch)).toHaveLength(1);
  await purge(client, inEarnest);
  expect(await client.query(scratch)).toHaveLength(0);
  expect(await versions(client, "public.passing")).toEqual(["drop 1.0.0 public.passing"]);
});

test("a milestone stays whole, and goes with keep_milestones => false into the archive", async () => {
  const client = await db.client();
  const hash = await commitOf(client, 300);
  await client.query("select pggit.create_milestone('before the summer', $1)", [hash]);
  const text = await exportedCommit(client, hash);
  expect(text).toContain("phone text");

  await purge(client, inEarnest);
  expect(await exportedCommit(client, "before the summer")).toBe(text);
  expect(await faults(client)).toEqual([]);

  const all = "older_than => '6 months', keep_milestones => false";
  const dry = await purge(client, all);
  expect(dry).toContainEqual(expect.objectContaining({ object_type: "milestones", count: 1 }));
  expect(await purge(client, `${all}, dry_run => false`)).toEqual(
    dry.map((row) => ({ ...row, action: "deleted" })),
  );
  await expect(exportedCommit(client, "before the summer")).rejects.toThrow("there is no commit");
  expect(
    await client.query(
      "select encode(hash, 'hex') as hash, milestones from pggit.archived_commits where milestones <> '{}'",
    ),
  ).toEqual([{ hash, milestones: ["before the summer"] }]);
  expect(await faults(client)).toEqual([]);
});

test("the guide's more aggressive purge works, too", async () => {
  const client = await db.client();
  const rest = "older_than => '3 months'::interval, keep_milestones => false";
  const dry = await purge(client, rest);
  expect(await purge(client, `${rest}, dry_run => false`)).toEqual(
    dry.map((row) => ({ ...row, action: "deleted" })),
  );
  const [oldest] = await client.query<{ days: number }>(
    "select extract(day from now() - min(committed_at))::integer as days from pggit.commits",
  );
  expect(oldest?.days).toBe(10);
  expect(await faults(client)).toEqual([]);
});

test("heads of branches stay with all they reach, however old", async () => {
  const client = await db.client();
  const hash = await commitOf(client, 300);
  await client.query(
    "insert into pggit.branches (name, head_hash) values ('old one', decode($1, 'hex'))",
    [hash],
  );
  const text = await exportedCommit(client, "old one");
  await purge(client, "older_than => '1 second', keep_milestones => false, dry_run => false");
  expect(await exportedCommit(client, "old one")).toBe(text);
  expect(await rowsOf(client, "commits")).toBe(2);
  expect(await faults(client)).toEqual([]);
});

test("what was merged last stays, since the next merge begins there", async () => {
  const client = await db.client();
  const [before, last] = [await commitOf(client, 300), await commitOf(client, 200)];
  await client.query(
    `insert into pggit.branches (name, head_hash) select 'staging', head_hash from pggit.branches where is_current`,
  );
  await client.query(
    `insert into pggit.merges (source_branch, target_branch, source_hash)
     select 'staging', 'main', decode(h, 'hex') from unnest($1::text[]) with ordinality as t (h, n) order by n`,
    [[before, last]],
  );
  await purge(client, "older_than => '1 second', keep_milestones => false, dry_run => false");
  const left = await client.query<{ hash: string }>(
    "select encode(hash, 'hex') as hash from pggit.commits where hash in (decode($1, 'hex'), decode($2, 'hex'))",
    [before, last],
  );
  expect(left).toEqual([{ hash: last }]);
  expect(await faults(client)).toEqual([]);
});

test("events have a retention of their own, and a longer one where they say who did what", async () => {
  const client = await db.client();
  await client.query(`
    truncate pggit.system_events;
    insert into pggit.system_events (event_type, created_at)
    select kind, now() - age::interval
    from unnest('{tracking_complete,emergency_disable}'::text[]) as kind
    cross join unnest('{1 month,4 months,3 years}'::text[]) as age`);
  await purge(client, inEarnest);
  const left = `select event_type, round(extract(epoch from now() - created_at) / 2629800) as months
    from pggit.system_events where event_type <> 'history_purged' order by 1, created_at`;
  expect((await client.query(left)).map((row) => Object.values(row).map(String))).toEqual([
    ["emergency_disable", "4"],
    ["emergency_disable", "1"],
    ["tracking_complete", "1"],
  ]);
  await client.query(
    "set pggit.audit_retention = '2 months'; set pggit.event_retention = '1 week'",
  );
  await purge(client, inEarnest);
  expect((await client.query(left)).map((row) => Object.values(row).map(String))).toEqual([
    ["emergency_disable", "1"],
  ]);
});

test("a purge is on record, and a notice says what VACUUM gives back", async () => {
  const client = await db.client();
  const deleted = await purge(client, inEarnest);
  const [event] = await client.query<{ event_data: Record<string, unknown> }>(
    "select event_data from pggit.system_events where event_type = 'history_purged'",
  );
  expect(event?.event_data).toMatchObject({
    user: "postgres",
    older_than: "6 mons",
    keep_milestones: true,
    removed: Object.fromEntries(
      deleted.filter(({ count }) => count > 0).map((row) => [row.object_type, row.count]),
    ),
  });
  expect(client.notices.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^VACUUM pggit\.\w+, .*pggit\.blobs.* makes \d+ kB available/),
  ]);
});

test.each(["null", "'0'", "'-1 day'", "'10000000 years'", "'1 month -40 days'"])(
  "the interval %s is refused before anything changes",
  async (interval) => {
    const client = await db.client();
    const commits = await rowsOf(client, "commits");
    for (const dry of [true, false]) {
      await expect(
        purge(client, `older_than => ${interval}::interval, dry_run => ${dry}`),
      ).rejects.toMatchObject({ code: "PG002", hint: expect.stringContaining("6 months") });
    }
    await expect(
      client.query(`select pggit.purge_history_step(${interval}::interval)`),
    ).rejects.toMatchObject({ code: "PG002" });
    expect(await rowsOf(client, "commits")).toBe(commits);
  },
);

test("a read-only transaction can ask and not purge", async () => {
  const client = await db.client();
  await client.query("begin read only");
  expect((await purge(client))[0]?.count).toBeGreaterThan(0);
  await expect(purge(client, inEarnest)).rejects.toMatchObject({ code: "25006" });
  await client.query("rollback");
});

test("a transaction that cannot see what others need may not purge", async () => {
  const client = await db.client();
  await client.query("begin isolation level repeatable read");
  await expect(purge(client, inEarnest)).rejects.toMatchObject({ code: "PG001" });
  await client.query("rollback");
});

test("only an administrator purges", async () => {
  for (const group of ["pggit_reader", "pggit_operator"]) {
    const client = await db.client(await db.role({ memberOf: [group] }));
    for (const call of ["purge_history()", "purge_history_step()"]) {
      await expect(client.query(`select pggit.${call}`)).rejects.toMatchObject({ code: "42501" });
    }
  }
  const admin = await db.client(await db.role({ memberOf: ["pggit_admin"] }));
  expect((await purge(admin, inEarnest))[0]?.count).toBeGreaterThan(0);
});

test("a branch whose head is lost after a purge is found again", async () => {
  const client = await db.client();
  await purge(client, inEarnest);
  const head = "select encode(head_hash, 'hex') as hash from pggit.branches where is_current";
  const before = await client.query(head);
  await client.query("set session_replication_role = replica");
  await client.query("update pggit.branches set head_hash = sha256('x')");
  await client.query("reset session_replication_role");
  await client.query("select pggit.verify_consistency(fix_issues => true)");
  expect(await client.query(head)).toEqual(before);
});

test("a parent that is gone without a record is a fault still", async () => {
  const client = await db.client();
  await purge(client, inEarnest);
  await client.query(
    "delete from pggit.shallow_commits where hash in (select hash from pggit.commits where branch_name = 'main')",
  );
  expect(await faults(client)).toContainEqual(
    expect.objectContaining({ check_name: "commit_chain", status: "error" }),
  );
  await client.query("delete from pggit.archived_commits");
  expect(await faults(client)).toContainEqual(
    expect.objectContaining({
      check_name: "version_history",
      details: expect.stringMatching(/^The commits of \d+ versions are missing/),
    }),
  );
});
