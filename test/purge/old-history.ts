/** History that is older than it is, for tests to purge. */
import { installIn } from "../install/install-in.ts";
import type { TestClient } from "../servers/client.ts";
import { template } from "../servers/databases.ts";

/**
 * Folds, and makes what was captured since the last fold look as if it had
 * happened some days ago: the commits' own times, and when anything was stored.
 */
export async function foldAged(client: TestClient, days: number, reconcile = false): Promise<void> {
  const age = `interval '${days} days'`;
  await client.query("begin");
  await client.query(
    `update pggit.ddl_log set captured_at = captured_at - ${age} where commit_hash is null`,
  );
  await client.query(
    "create temporary table known on commit drop as select hash from pggit.commits",
  );
  await client.query("select pggit.fold($1)", [reconcile]);
  await client.query(`
    update pggit.commits set folded_at = folded_at - ${age}, stored_since = stored_since - ${age} where hash not in (select hash from known);
    update pggit.blobs set last_seen = last_seen - ${age}, created_at = created_at - ${age} where last_seen = now();
    update pggit.trees set last_seen = last_seen - ${age} where last_seen = now()`);
  await client.query("commit");
}

/**
 * A schema that was made a year ago and changed ever since: views, a rename, a
 * drop, a table that comes back as it was.
 */
export const withOldHistory = template("with_old_history", async ({ url, client }) => {
  await installIn(url);
  await client.query(`
    update pggit.commits set folded_at = folded_at - interval '400 days', stored_since = stored_since - interval '400 days';
    update pggit.branches set created_at = created_at - interval '400 days';
    update pggit.blobs set last_seen = last_seen - interval '400 days';
    update pggit.trees set last_seen = last_seen - interval '400 days'`);
  for (const [days, statements] of changes) {
    for (const each of statements) await client.query(each);
    await foldAged(client, days);
  }
});

const many = Array.from({ length: 80 }, (_, n) => `create table many_${n} (id int)`);

/** Days ago, and what was done then; each statement is a commit. */
const changes: readonly (readonly [number, readonly string[]])[] = [
  [365, ["create table users (id int primary key, email text not null)", many.join(";")]],
  [
    300,
    [
      "alter table users add column phone text",
      "create table scratch (id int)",
      "create view emails as select email from users",
      "drop table scratch",
      "create table passing (id int)",
    ],
  ],
  [
    200,
    [
      "alter table users drop column phone",
      "create function tax(amount numeric) returns numeric language sql as 'select amount * 0.2'",
      "alter table many_7 add column note text",
    ],
  ],
  [
    100,
    [
      "alter table many_7 drop column note",
      "alter table users add column phone text",
      "drop table passing",
      "alter table many_8 rename to eighth",
    ],
  ],
  [10, ["create or replace view emails as select email from users where phone is null"]],
  [0, ["alter table many_9 add column note text"]],
];

/** The commit that was made the given number of days ago, the first of that day. */
export async function commitOf(client: TestClient, daysAgo: number): Promise<string> {
  const [row] = await client.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from pggit.commits
     where committed_at between now() - interval '${daysAgo} days 1 hour' and now() - interval '${daysAgo} days' + interval '1 hour'
     order by committed_at limit 1`,
  );
  return row?.hash ?? "";
}

/** One row of purge_history(). */
export interface PurgeRow {
  readonly action: string;
  readonly object_type: string;
  readonly count: number;
  readonly space_freed: string;
}

/** What purge_history() says. */
export async function purge(client: TestClient, rest = ""): Promise<PurgeRow[]> {
  return client.query<PurgeRow & object>(
    `select action, object_type, count::integer, space_freed from pggit.purge_history(${rest})`,
  );
}

/** What verify_consistency() finds. */
export async function faults(client: TestClient): Promise<object[]> {
  const rows = await client.query<{ status: string }>("select * from pggit.verify_consistency()");
  return rows.filter(({ status }) => status !== "ok");
}
