import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { isInstalled } from "./is-installed.ts";
import { compareVersions, version } from "./version.ts";

/** What pggit.installations last recorded. */
export interface InstalledVersion {
  readonly version: string;
  readonly content_hash: string;
  readonly event_triggers: boolean;
}

/** What is installed; null where the schema pggit does not exist or is somebody else's. */
export async function installedVersion(sql: Sql): Promise<InstalledVersion | null> {
  const [there] = await sql.query<{ installed: boolean }>(`select ${isInstalled} as installed`);
  if (!there?.installed) return null;
  const [last] = await sql.query<InstalledVersion>(
    "select version, content_hash, event_triggers from pggit.installations order by installation_id desc limit 1",
  );
  return last ?? null;
}

/**
 * Refuses what installing would trip over, each with one clear sentence.
 *
 * @throws PggitError SERVER_TOO_OLD, SERVER_READ_ONLY, MISSING_PRIVILEGE, SCHEMA_TAKEN, NEWER_INSTALLATION
 */
export async function checkInstallable(sql: Sql): Promise<void> {
  const [server] = await sql.query<ServerState>(serverState);
  if (!server) throw new RangeError("the server did not answer");
  if (server.version_num < 140000) {
    throw new PggitError({
      code: "SERVER_TOO_OLD",
      message: `this server is PostgreSQL ${server.version}; pgGit needs 14 or later`,
      hint: "Upgrade the server, or compare it as it is: comparing needs no installation.",
    });
  }
  if (server.read_only) {
    throw new PggitError({
      code: "SERVER_READ_ONLY",
      message: "this server is read-only (a replica, or default_transaction_read_only is on)",
      hint: "Install on the primary; replicas receive the installation from it.",
    });
  }
  if (server.schema_exists && !server.is_ours) {
    throw new PggitError({
      code: "SCHEMA_TAKEN",
      message: "a schema called pggit exists here and was not made by this tool",
      hint: "Rename it (ALTER SCHEMA pggit RENAME TO ...) or drop it, then install again.",
    });
  }
  if (!server.may_create) {
    throw new PggitError({
      code: "MISSING_PRIVILEGE",
      message: `the role ${server.role} may not create a schema in the database ${server.database}`,
      hint: `Ask its owner for: GRANT CREATE ON DATABASE ${server.database_quoted} TO ${server.role_quoted};`,
    });
  }
  if (server.schema_exists && !server.owns_schema) {
    throw new PggitError({
      code: "MISSING_PRIVILEGE",
      message: `pgGit is installed here by the role ${server.owner}, and ${server.role} may not change it`,
      hint: `Install as ${server.owner}, or as a member of it.`,
    });
  }
  const installed = server.is_ours ? await installedVersion(sql) : null;
  if (installed && compareVersions(installed.version, version) > 0) {
    throw new PggitError({
      code: "NEWER_INSTALLATION",
      message: `pgGit ${installed.version} is installed here, and this is ${version}`,
      hint: "Use the newer tool; an installation is never taken back to an older version.",
    });
  }
}

interface ServerState {
  readonly version: string;
  readonly version_num: number;
  readonly read_only: boolean;
  readonly role: string;
  readonly role_quoted: string;
  readonly database: string;
  readonly database_quoted: string;
  readonly may_create: boolean;
  readonly schema_exists: boolean;
  readonly is_ours: boolean;
  readonly owns_schema: boolean;
  readonly owner: string | null;
}

const serverState = `
  select
    current_setting('server_version') as version,
    current_setting('server_version_num')::int as version_num,
    pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only,
    current_user::text as role,
    quote_ident(current_user) as role_quoted,
    current_database()::text as database,
    quote_ident(current_database()) as database_quoted,
    has_database_privilege(current_database(), 'create') or s.oid is not null as may_create,
    s.oid is not null as schema_exists,
    ${isInstalled} as is_ours,
    coalesce(
      pg_has_role(
        s.nspowner, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end
      ),
      true
    ) as owns_schema,
    pg_get_userbyid(s.nspowner)::text as owner
  from (select) as nothing
  left join pg_namespace as s on s.nspname = 'pggit'`;
