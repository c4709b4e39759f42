/** History that looks as if people had made it over some weeks. */
import { connect, install } from "pggit";
import type { TestClient } from "../../servers/client.ts";

/** What one person did in one transaction. */
export interface Change {
  /** How long ago. */
  readonly days: number;
  readonly author: string;
  readonly message?: string;
  readonly sql: string;
}

/** Moves the commit of the installation, which has no parent and no child yet. */
const age = `
  do $$
  declare
    first pggit.commits;
    old bytea;
  begin
    select c.* into strict first from pggit.commits as c;
    old := first.hash;
    first.committed_at := first.committed_at - interval '31 days';
    first.hash := pggit.commit_hash(first.parent_hash, first.tree_hash, first.author, first.message, first.committed_at);
    insert into pggit.commits select first.*;
    update pggit.branches set head_hash = first.hash;
    update pggit.versions set commit_hash = first.hash, created_at = first.committed_at;
    delete from pggit.commits where hash = old;
  end $$`;

/** Installs pgGit in an empty database a month ago, so that all that comes is captured. */
export async function installAt(url: string): Promise<void> {
  const sql = await connect(url);
  await install(sql);
  await sql.script(age);
  await sql.close();
}

/** Makes changes as their authors, each folded into a commit of its day. */
export async function live(client: TestClient, changes: readonly Change[]): Promise<void> {
  for (const { days, author, message = "", sql } of changes) {
    await client.query(
      `set session authorization ${author}; set pggit.message = ${literal(message)}`,
    );
    await client.query(`begin; ${sql}; commit`);
    await client.query("reset session authorization; reset pggit.message");
    await client.query(
      `update pggit.ddl_log set captured_at = captured_at - interval '${days} days' where commit_hash is null`,
    );
    await client.query("select pggit.fold()");
  }
}

/** Makes roles that databases of a server share; they stay as long as the server does. */
export async function people(client: TestClient, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await client.query(`
      do $$ begin
        create role ${name};
      exception when duplicate_object or unique_violation then null;
      end $$`);
    await client.query(`grant create on schema public to ${name}`);
  }
}

/** A text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A verification of last night, as the schedule leaves it. */
export const verifiedLastNight = `
  insert into pggit.jobs (kind, input, state, caller, created_at, started_at, finished_at, result)
  select 'verify', '{"fix_issues": false, "verbose": false}', 'succeeded', 'schedule:verify', at, at, at + interval '2 seconds',
    '[{"check_name": "all", "status": "ok", "details": "All 15 checks passed", "fixed": false}]'
  from (select now() - interval '5 hours') as night (at)`;
