/** Whatever history there is: a purge takes nothing that something reaches, and leaves nothing else. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { database } from "../servers/databases.ts";
import { faults, foldAged } from "./old-history.ts";

const runs = Number(process.env["PGGIT_TEST_RUNS"] ?? 12);

const table = fc
  .oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 50 }))
  .map((n) => `t${n}`);
const column = fc.constantFrom("a", "b");

/** Things that come back as they were are the point: their nodes are in two places of history. */
const change = fc.oneof(
  table.map((t) => `create table ${t} (id int)`),
  table.map((t) => `drop table ${t}`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} add column ${c} text`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} drop column ${c}`),
  fc.tuple(table, table).map(([t, u]) => `alter table ${t} rename to ${u}`),
);

/** What is done on one day; a mark is a milestone, a branch, a fetched environment, or going on on a new branch. */
const day = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 8 }),
  mark: fc.constantFrom("none", "none", "milestone", "branch", "environment", "switch"),
});

const plan = fc.record({
  days: fc.array(day, { minLength: 2, maxLength: 7 }),
  keepMilestones: fc.boolean(),
  /** The cut-off lies before this day. */
  cut: fc.integer({ min: 0, max: 7 }),
  stepRows: fc.constantFrom(1, 10, 100_000),
});

/** Commits, tree nodes and blobs that must stay, found by looking at all of them. */
const reachable = `
  with recursive root as (
    select c.* from pggit.commits as c
    where c.committed_at >= now() - $1::interval
      or exists (select from pggit.branches as b where b.head_hash = c.hash)
      or $2 and exists (select from pggit.milestones as m where m.commit_hash = c.hash)
  ),
  node (hash) as (
    select r.tree_hash from root as r
    union
    select v.blob_hash from pggit.versions as v
    where v.is_current or exists (select from root as r where r.hash = v.commit_hash)
    union
    select decode(coalesce(e.value ->> 'tree', e.value ->> 'blob'), 'hex')
    from node as n
    inner join pggit.trees as t on t.hash = n.hash
    cross join jsonb_each(t.entries) as e
  )
  select kind, encode(hash, 'hex') as hash, content from (
    select 'commit' as kind, c.hash, to_jsonb(c)::text as content from root as c
    union all
    select 'tree', t.hash, t.entries::text || t.object_count from pggit.trees as t inner join node using (hash)
    union all
    select 'blob', b.hash, b.content::text from pggit.blobs as b inner join node using (hash)
  ) as kept order by 1, 2`;

const everything = `
  select kind, encode(hash, 'hex') as hash from (
    select 'commit' as kind, hash from pggit.commits
    union all select 'tree', hash from pggit.trees
    union all select 'blob', hash from pggit.blobs
  ) as all_there order by 1, 2`;

interface Item {
  readonly kind: string;
  readonly hash: string;
}

async function mark(client: TestClient, kind: string, number: number): Promise<void> {
  if (kind === "milestone") {
    await client.query(`select pggit.create_milestone('m${number}', 'main')`);
  } else if (kind === "branch") {
    await client.query(
      `insert into pggit.branches (name, head_hash)
       select 'b${number}', head_hash from pggit.branches where is_current`,
    );
  } else if (kind === "switch") {
    const [{ oldest } = { oldest: "" }] = await client.query<{ oldest: string }>(
      "select encode(hash, 'hex') as oldest from pggit.commits order by committed_at, hash limit 1",
    );
    await client.query(`select pggit.create_branch('s${number}', '${oldest}')`);
    await client.query(`select pggit.switch_branch('s${number}', true)`);
  } else if (kind === "environment") {
    await client.query(
      `select pggit.store_environment('staging', 'elsewhere', coalesce(
         (select jsonb_object_agg(l.key, l.entry) from pggit.tree_leaves(pggit.environment_tree('main')) as l), '{}'))`,
    );
  }
}

test("what roots reach is the same after any purge, and all else is gone", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ days, keepMilestones, cut, stepRows }) => {
      const own = await database(installed);
      try {
        const client = await own.client();
        await client.query(
          "update pggit.commits set folded_at = now() - interval '99 days', stored_since = now() - interval '99 days'; update pggit.trees set last_seen = now() - interval '99 days'",
        );
        for (const [n, { changes, mark: kind }] of days.entries()) {
          for (const each of changes) await client.query(each).catch(() => undefined);
          await foldAged(client, (days.length - n) * 10, true);
          await mark(client, kind, n);
        }
        const older = `${Math.max(1, (days.length - cut) * 10 - 5)} days`;
        const before = await client.query<Item & object>(reachable, [older, keepMilestones]);
        for (let last = ""; last !== "done"; ) {
          const rows = await client.query<{ action: string }>(
            "select action from pggit.purge_history_step($1, $2, max_rows => $3)",
            [older, keepMilestones, stepRows],
          );
          last = rows.at(-1)?.action ?? "";
          if (stepRows !== 1) expect(await faults(client)).toEqual([]);
        }
        expect(await faults(client)).toEqual([]);
        expect(await client.query(reachable, [older, keepMilestones])).toEqual(before);
        expect(await client.query(everything)).toEqual(
          before.map(({ kind, hash }) => ({ kind, hash })),
        );
      } finally {
        await own.drop();
      }
    }),
    { numRuns: runs },
  );
}, 600_000);
