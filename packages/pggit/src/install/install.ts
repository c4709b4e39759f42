import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import {
  applyFunction,
  functions,
  grants,
  printedAs,
  recordFunctions,
  removeStaleFunctions,
} from "../generated/installation.ts";
import { kinds } from "../generated/sql.ts";
import { wholeObjectQuery } from "../snapshot/catalog-query.ts";
import { catalogFunctions, type SqlFunction } from "./catalog-functions.ts";
import { checkInstallable, installedVersion } from "./check-installable.ts";
import { createEventTriggers, disableEventTriggers } from "./event-triggers.ts";
import { applyMigrations } from "./migrations.ts";
import { contentHash } from "./content-hash.ts";
import { version } from "./version.ts";

/** What an installation came to. */
export interface Installation {
  readonly version: string;
  /** `unchanged`: exactly this version was there already, and nothing was done. */
  readonly outcome: "installed" | "upgraded" | "repaired" | "unchanged";
  /** False where the role may not create event triggers: history is then what fold finds. */
  readonly event_triggers: boolean;
  /** What the user should know, a sentence each. */
  readonly notes: readonly string[];
}

export interface InstallOptions {
  /** Applies everything again although this version is installed: mends what was altered by hand. */
  readonly repair?: boolean;
  /** Milliseconds to wait for another installation, here or in a database of the same server, and for locks. Default 30 seconds. */
  readonly waitMs?: number;
  readonly onProgress?: (message: string) => void;
}

/**
 * Installs pgGit into a database, or brings it up to this version, in one
 * transaction. Several at once end in one installation: the others wait for it
 * and find nothing left to do. One that waited five seconds for a lock gives back
 * what it has and begins anew, so that nobody queues behind it.
 *
 * @throws PggitError SERVER_TOO_OLD, SERVER_READ_ONLY, MISSING_PRIVILEGE,
 *   SCHEMA_TAKEN, NEWER_INSTALLATION; INSTALL_IN_PROGRESS or DATABASE_BUSY
 *   where waiting did not help
 */
export async function install(sql: Sql, options: InstallOptions = {}): Promise<Installation> {
  const deadline = Date.now() + (options.waitMs ?? 30_000);
  for (;;) {
    const isLast = Date.now() > deadline;
    const attempt = sql.transaction((transaction) => tryInstall(transaction, options), {
      isGuarded: true,
    });
    const done = await attempt.catch((thrown: unknown) => {
      if (isLast || PggitError.from(thrown).code !== "DATABASE_BUSY") throw thrown;
      options.onProgress?.("waiting for another session, which holds a lock");
      return null;
    });
    if (done) return done;
    if (isLast) {
      throw new PggitError({
        code: "INSTALL_IN_PROGRESS",
        message: "another installation of pgGit into this database is still running",
        hint: "Wait until it has ended, then install again.",
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
  }
}

/** One attempt; null where another session holds the installation lock. */
async function tryInstall(sql: Sql, options: InstallOptions): Promise<Installation | null> {
  const [lock] = await sql.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('pggit.install')) as locked",
  );
  if (!lock?.locked) return null;

  await checkInstallable(sql);
  const before = await installedVersion(sql);
  if (before?.content_hash === contentHash() && !options.repair) {
    return { version, outcome: "unchanged", event_triggers: before.event_triggers, notes: [] };
  }

  options.onProgress?.(
    before ? `upgrading from ${before.version} to ${version}` : `installing ${version}`,
  );
  await sql.script(sessionSettings);
  const enabling = await disableEventTriggers(sql);
  const { owner, role } = await becomeOwner(sql);
  await sql.script(
    "create schema if not exists pggit; comment on schema pggit is 'pgGit: history of this schema'",
  );
  await applyMigrations(sql);
  await sql.script(withoutCapture);
  await recordCatalogQueries(sql);
  await applyFunctions(sql);
  await sql.script(grants);
  const capturing = await createEventTriggers(sql);
  await sql.query(
    "insert into pggit.installations (version, content_hash, event_triggers) values ($1, $2, $3)",
    [version, contentHash(), capturing],
  );
  await sql.script(withCapture);
  options.onProgress?.("recording the schema as it is");
  await sql.query("select pggit.fold(true)");
  await sql.query("select set_config('role', $1, true)", [role]);
  for (const statement of enabling) await sql.script(statement);

  return {
    version,
    outcome: !before
      ? "installed"
      : before.content_hash === contentHash()
        ? "repaired"
        : "upgraded",
    event_triggers: capturing,
    notes: capturing ? [] : [withoutTriggers(owner)],
  };
}

/**
 * Somebody's open DDL may hold locks that we need: better to say so than to make
 * others queue behind us. Functions call each other, whatever order they come in.
 */
const sessionSettings = `
  set local lock_timeout = '5s';
  ${printedAs}
  set local client_min_messages = warning;
  set local check_function_bodies = off;`;

/** What is installed is not the user's schema. Only this transaction sees the row. */
const withoutCapture = `
  insert into pggit.tracking_stops (kind, reason, ends_at) values ('pause', 'pggit.install', 'infinity')`;

const withCapture = "delete from pggit.tracking_stops where reason = 'pggit.install'";

/**
 * Whoever of the owner's members installs, everything belongs to the owner of
 * the schema: what belonged to somebody else would run with his rights, and
 * call functions that the owner can replace.
 *
 * @returns the owner, and the setting of the role as it was
 */
async function becomeOwner(sql: Sql): Promise<{ owner: string; role: string }> {
  const [names] = await sql.query<{ owner: string; role: string }>(
    `select coalesce(pg_get_userbyid(n.nspowner), current_user)::text as owner, current_setting('role') as role,
       set_config('role', coalesce(pg_get_userbyid(n.nspowner)::text, current_setting('role')), true)
     from (select) as nothing
     left join pg_namespace as n on n.nspname = 'pggit' and n.nspowner <> current_user::regrole`,
  );
  if (!names) throw new RangeError("the server did not answer");
  return names;
}

const withoutTriggers = (owner: string) =>
  `The role ${owner} may not create event triggers, so DDL is not captured as it happens: history is what ` +
  "pggit.fold(true) finds when it runs. Run it on a schedule; several changes between two runs become one, " +
  "and who made them is not known.";

/** The whole-object query of each kind as text, for reading databases where pgGit is not installed. */
async function recordCatalogQueries(sql: Sql): Promise<void> {
  await sql.query(
    `insert into pggit.catalog_queries (object_type, query)
     select * from unnest($1::text[], $2::text[])
     on conflict (object_type) do update set query = excluded.query where catalog_queries.query <> excluded.query`,
    [kinds.map((kind) => kind.objectType), kinds.map(wholeObjectQuery)],
  );
}

async function applyFunctions(sql: Sql): Promise<void> {
  const all = [...catalogFunctions(), ...functions];
  const names = all.map((one) => one.name);
  const [home] = await sql.query<{ is_empty: boolean }>(
    "select not exists (select from pg_catalog.pg_proc where pronamespace = 'pggit'::regnamespace) as is_empty",
  );
  if (home?.is_empty) {
    await sql.script(all.map((one) => one.text).join("\n"));
  } else {
    await replaceFunctions(sql, all);
    await sql.query("select set_config('pggit.installed_functions', $1, true)", [names.join(",")]);
    await sql.script(removeStaleFunctions);
  }
  await sql.script(recordFunctions);
}

async function replaceFunctions(sql: Sql, all: readonly SqlFunction[]): Promise<void> {
  await sql.script(applyFunction);
  for (const { name, text } of all) {
    const [definition = "", ...others] = splitAfterBody(text);
    await sql.query("select pg_temp.apply_function($1, $2)", [name, definition]);
    for (const statement of others) await sql.script(statement);
  }
}

/** A function file is one CREATE FUNCTION and, after its closing $$;, comments on it. */
function splitAfterBody(text: string): string[] {
  const end = text.lastIndexOf("$$;");
  return [text.slice(0, end + 2), text.slice(end + 3)].filter((part) => part.trim() !== "");
}
