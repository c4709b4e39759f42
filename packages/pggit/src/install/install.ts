import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import {
  applyFunction,
  functions,
  grants,
  kinds,
  recordFunctions,
  removeStaleFunctions,
} from "../generated/sql.ts";
import { objectQuery } from "../snapshot/catalog-query.ts";
import { checkInstallable, installedVersion } from "./check-installable.ts";
import { createEventTriggers, disableEventTriggers } from "./event-triggers.ts";
import { applyMigrations } from "./migrations.ts";
import { contentHash, version } from "./version.ts";

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
  /** How long to wait for another installation into the same database. Default 30 seconds. */
  readonly waitMs?: number;
  readonly onProgress?: (message: string) => void;
}

/**
 * Installs pgGit into a database, or brings it up to this version, in one
 * transaction. Several at once end in one installation: the others wait for it
 * and find nothing left to do.
 *
 * @throws PggitError SERVER_TOO_OLD, SERVER_READ_ONLY, MISSING_PRIVILEGE,
 *   SCHEMA_TAKEN, NEWER_INSTALLATION, INSTALL_IN_PROGRESS
 */
export async function install(sql: Sql, options: InstallOptions = {}): Promise<Installation> {
  const deadline = Date.now() + (options.waitMs ?? 30_000);
  for (;;) {
    const done = await sql.transaction((transaction) => tryInstall(transaction, options));
    if (done) return done;
    if (Date.now() > deadline) {
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
  await createCatalogViews(sql);
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

/**
 * Two views per kind, over its facet rows and over its catalog query (which
 * contains them), replaced only where the query changed.
 */
async function createCatalogViews(sql: Sql): Promise<void> {
  const rows = await sql.query<{ object_type: string; query: string }>(
    "select object_type, query from pggit.catalog_queries",
  );
  const known = new Map(rows.map((row) => [row.object_type, row.query]));
  for (const kind of kinds) {
    const query = objectQuery(kind);
    if (known.get(kind.objectType) === query) continue;
    await sql.script(`drop view if exists ${kind.view}; create view ${kind.view} as ${query}`);
    await sql.script(
      `drop view if exists ${kind.facetsView}; create view ${kind.facetsView} (${facetColumns}) as ${kind.rows}`,
    );
    await sql.query(
      "insert into pggit.catalog_queries (object_type, query) values ($1, $2) " +
        "on conflict (object_type) do update set query = excluded.query",
      [kind.objectType, query],
    );
  }
}

const facetColumns =
  "objid, schema_name, object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql";

async function applyFunctions(sql: Sql): Promise<void> {
  await sql.script(applyFunction);
  for (const { name, text } of functions) {
    const [definition = "", ...others] = splitAfterBody(text);
    await sql.query("select pg_temp.apply_function($1, $2)", [name, definition]);
    for (const statement of others) await sql.script(statement);
  }
  await sql.query("select set_config('pggit.installed_functions', $1, true)", [
    functions.map((one) => one.name).join(","),
  ]);
  await sql.script(removeStaleFunctions);
  await sql.script(recordFunctions);
}

/** A function file is one CREATE FUNCTION and, after its closing $$;, comments on it. */
function splitAfterBody(text: string): string[] {
  const end = text.lastIndexOf("$$;");
  return [text.slice(0, end + 2), text.slice(end + 3)].filter((part) => part.trim() !== "");
}
