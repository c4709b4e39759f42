/**
 * Whatever DDL runs: history ends where the catalog is, each of its commits
 * restores, and no statement fares otherwise than without pgGit. More runs:
 * PGGIT_TEST_RUNS=200, all commits of each restored.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { lost } from "../export/restoring-commits.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { type Database, database, uniqueName } from "../servers/databases.ts";
import { leavesDependents, leavesUntold, seed, statements } from "./arbitrary-ddl.ts";
import { differences, failures, fold } from "./head.ts";

const asked = process.env["PGGIT_TEST_RUNS"];
const runs = asked === undefined ? 6 : Number(asked);
/** Commits of a history that are restored. */
const restored = asked === undefined ? 2 : Number.POSITIVE_INFINITY;

test(
  "history ends where the catalog is, each commit restores, and nothing fails that would not",
  async () => {
    const empty = await database(installed);
    const role = uniqueName("plain");
    const superuser = await empty.client();
    await superuser.query(`create role ${role}`);
    try {
      await fc.assert(
        fc.asyncProperty(statements, async (sequence) => {
          await holds(
            sequence.map((each) => each.replaceAll("plain_role", role)),
            seed.replaceAll("plain_role", role),
            superuser,
          );
        }),
        { numRuns: runs, endOnFailure: true },
      );
    } finally {
      await superuser.query(`drop role ${role}`).catch(() => undefined);
      await empty.drop();
    }
  },
  60_000 + runs * 20_000,
);

async function holds(sequence: readonly string[], setup: string, empty: TestClient): Promise<void> {
  const [tracked, plain] = [await database(installed), await database()];
  try {
    const client = await tracked.client();
    expect(await outcomes(client, [setup, ...sequence], (untold) => fold(client, untold))).toEqual(
      await outcomes(await plain.client(), [setup, ...sequence]),
    );
    expect(await failures(client)).toEqual([]);
    await fold(client);
    expect(await differences(client)).toEqual([]);
    expect(await fold(client, true)).toBe(0);
    expect(await client.query("select * from pggit.verify_consistency()")).toMatchObject([
      { status: "ok" },
    ]);
    for (const commit of (await wholeCommits(client)).slice(0, restored)) {
      expect(await lost(client, commit, empty)).toEqual([]);
    }
  } finally {
    await dropAll([tracked, plain]);
  }
}

/**
 * Runs statements and says how each fared: its SQLSTATE, or "ok".
 *
 * @param onLeaving called as soon as a change that leaves dependents is committed; with whether no event told of them
 */
async function outcomes(
  client: TestClient,
  sequence: readonly string[],
  onLeaving?: (untold: boolean) => Promise<unknown>,
): Promise<string[]> {
  const all: string[] = [];
  let [leaves, untold] = [false, false];
  for (const statement of [...sequence, "rollback", "reset session authorization"]) {
    const outcome = await client.query(statement).then(
      () => "ok",
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    all.push(`${outcome}: ${statement}`);
    leaves ||= leavesDependents.test(statement) && outcome === "ok";
    untold ||= leavesUntold.test(statement) && outcome === "ok";
    if ((leaves || untold) && onLeaving && (await isOutside(client))) {
      const reconcile = untold;
      await asSuperuser(client, () => onLeaving(reconcile));
      [leaves, untold] = [false, false];
    }
  }
  return all;
}

/** Whether no transaction is open: a second savepoint statement would tell by an error. */
async function isOutside(client: TestClient): Promise<boolean> {
  return client.query("savepoint probe").then(
    () => client.query("release probe").then(() => false),
    (error: unknown) => (error as { code?: string }).code === "25P01",
  );
}

async function asSuperuser(client: TestClient, work: () => Promise<unknown>): Promise<void> {
  const [row] = await client.query<{ user: string }>("select session_user as user");
  await client.query("reset session authorization");
  await work();
  await client.query(`set session authorization "${row?.user ?? ""}"`);
}

/** Commits that need no reconciliation after them to be whole, newest first. */
async function wholeCommits(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ hash: string }>(`
    select encode(c.hash, 'hex') as hash
    from pggit.commits as c
    where not exists (select from pggit.commits as next where next.parent_hash = c.hash and next.origin = 'reconcile')
    order by c.folded_at desc`);
  return rows.map(({ hash }) => hash);
}

async function dropAll(databases: readonly Database[]): Promise<void> {
  for (const each of databases) await each.drop();
}
