import { isInstalled } from "../install/is-installed.ts";
import type { Sql } from "../connect/sql.ts";

/** What the catalog says to any role that may connect. */
export interface ServerFacts {
  readonly version: string;
  readonly version_num: number;
  readonly is_replica: boolean;
  readonly is_read_only: boolean;
  /** Milliseconds since 1970, when the server answered. */
  readonly server_ms: string;
  /** TLSv1.3; null without TLS, and where the server has no such view. */
  readonly tls: string | null;
  readonly role: string;
  readonly role_quoted: string;
  readonly is_superuser: boolean;
  readonly database: string;
  readonly database_quoted: string;
  readonly may_create: boolean;
  /** Roles by which providers are known, as far as this server has them. */
  readonly provider_roles: readonly string[];
  /** Those of them, and of pgGit's own roles, whose rights this role has. */
  readonly has_roles: readonly string[];
  /** pgGit's own roles that this server has. */
  readonly own_roles: readonly string[];
  /** Schemas that this role may not use, quoted. */
  readonly closed_schemas: readonly string[];
  /** The schema pggit is there. */
  readonly schema_exists: boolean;
  /** It was made by pggit install. */
  readonly is_ours: boolean;
  readonly owner: string | null;
  readonly has_owner_rights: boolean;
  /** May read which version is installed. */
  readonly may_look: boolean;
  readonly dblink: "installed" | "available" | "missing";
}

/** Roles by which a provider is recognised; the first that a server has counts. */
export const providers: Readonly<Record<string, string>> = {
  neon_superuser: "Neon",
  rds_superuser: "Amazon RDS",
  cloudsqlsuperuser: "Google Cloud SQL",
  supabase_admin: "Supabase",
  azure_pg_admin: "Azure",
};

/** pgGit's own roles, each a member of the one before; the last is for reading definitions. */
const ownRoles = ["pggit_reader", "pggit_operator", "pggit_admin", "pggit_parser"] as const;

const facts = `
  select
    current_setting('server_version') as version,
    current_setting('server_version_num')::int as version_num,
    pg_is_in_recovery() as is_replica,
    current_setting('default_transaction_read_only')::boolean as is_read_only,
    trunc(extract(epoch from clock_timestamp()) * 1000)::text as server_ms,
    (select t.version from pg_catalog.pg_stat_ssl as t where t.pid = pg_backend_pid() and t.ssl) as tls,
    current_user::text as role,
    quote_ident(current_user) as role_quoted,
    (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user) as is_superuser,
    current_database()::text as database,
    quote_ident(current_database()) as database_quoted,
    has_database_privilege(current_database(), 'create') as may_create,
    array(
      select r.rolname::text from unnest($1::text[]) with ordinality as known (name, place)
      inner join pg_catalog.pg_roles as r on r.rolname = known.name
      order by known.place
    ) as provider_roles,
    array(
      select r.rolname::text from pg_catalog.pg_roles as r
      where r.rolname = any ($1::text[] || $2::text[]) and pg_has_role(r.oid, 'usage')
    ) as has_roles,
    array(select r.rolname::text from pg_catalog.pg_roles as r where r.rolname = any ($2::text[])) as own_roles,
    array(
      select quote_ident(n.nspname) from pg_catalog.pg_namespace as n
      where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pggit')
        and not has_schema_privilege(n.oid, 'usage')
      order by n.nspname collate "C"
    ) as closed_schemas,
    s.oid is not null as schema_exists,
    ${isInstalled} as is_ours,
    pg_get_userbyid(s.nspowner)::text as owner,
    coalesce(pg_has_role(s.nspowner, 'usage'), false) as has_owner_rights,
    coalesce(has_schema_privilege(s.oid, 'usage') and has_table_privilege(i.oid, 'select'), false) as may_look,
    case
      when exists (select from pg_catalog.pg_extension as e where e.extname = 'dblink') then 'installed'
      when exists (select from pg_catalog.pg_available_extensions as e where e.name = 'dblink') then 'available'
      else 'missing'
    end as dblink
  from (select) as nothing
  left join pg_catalog.pg_namespace as s on s.nspname = 'pggit'
  left join pg_catalog.pg_class as i on i.relnamespace = s.oid and i.relname = 'installations'`;

/** Asks for everything in one statement. */
export async function readServerFacts(sql: Sql): Promise<ServerFacts> {
  const [row] = await sql.query<ServerFacts>(facts, [Object.keys(providers), ownRoles]);
  if (!row) throw new RangeError("the server did not answer");
  return row;
}
