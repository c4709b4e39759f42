import { type Observation, observed } from "./observation.ts";
import type { ServerFacts } from "./server-facts.ts";
import { providerOf } from "./server-observations.ts";

/** What the role may do, and the statement that would let it. */
export function rightObservations(facts: ServerFacts): Observation[] {
  return [
    observed("may compare", "ok", "yes: that reads the catalog, for which connecting is enough"),
    mayExport(facts),
    mayInstall(facts),
    mayCapture(facts),
    ...(facts.is_ours ? ownRights(facts) : []),
  ];
}

function mayExport({ closed_schemas: closed, role_quoted: role }: ServerFacts): Observation {
  if (closed.length === 0) return observed("may export", "ok", "yes, every schema");
  const remedy = `GRANT USAGE ON SCHEMA ${closed.join(", ")} TO ${role};`;
  return observed("may export", "info", `not the schemas ${closed.join(", ")}`, remedy);
}

function mayInstall(facts: ServerFacts): Observation {
  const { database_quoted: database, role_quoted: role, owner } = facts;
  if (facts.schema_exists && !facts.is_ours) {
    const details = "no: a schema pggit is here that pggit install did not make";
    return observed(
      "may install",
      "warning",
      details,
      "ALTER SCHEMA pggit RENAME TO another_name;",
    );
  }
  if (facts.is_ours) {
    return facts.has_owner_rights
      ? observed("may install", "ok", "yes: upgrade, repair and uninstall")
      : observed("may install", "info", `no: that is for ${owner}, who installed it`);
  }
  return facts.may_create
    ? observed("may install", "ok", "yes")
    : observed(
        "may install",
        "info",
        "no: the role may not create a schema",
        `GRANT CREATE ON DATABASE ${database} TO ${role};`,
      );
}

/** Roles whose members may create event triggers although they are no superusers. */
const capturing: Readonly<Record<string, string>> = {
  Neon: "neon_superuser",
  "Amazon RDS": "rds_superuser",
  "Google Cloud SQL": "cloudsqlsuperuser",
};

/**
 * Whether the role may create event triggers. Trying it would be the proof, and
 * would change something for a moment; so it is told by what providers document.
 */
function mayCapture(facts: ServerFacts): Observation {
  const subject = "may create event triggers";
  const provider = providerOf(facts);
  const granting = capturing[provider ?? ""];
  const isSupabase = provider === "Supabase";
  if (facts.is_superuser) return observed(subject, "ok", "yes: it is a superuser");
  if (granting !== undefined && facts.has_roles.includes(granting)) {
    return observed(subject, "ok", `yes: ${provider} lets members of ${granting}`);
  }
  if (isSupabase && facts.role === "postgres") {
    return observed(subject, "ok", "yes: Supabase lets the role postgres");
  }
  if (provider === "Azure") {
    return observed(subject, "info", "not known for Azure: pggit install tries, and says so");
  }
  const without = "no: DDL is then recorded when pggit.fold(true) runs, not as it happens";
  const remedy = isSupabase
    ? "Install as the role postgres."
    : granting === undefined
      ? "Install as a superuser."
      : `GRANT ${granting} TO ${facts.role_quoted};`;
  return observed(subject, "info", without, remedy);
}

/** What each of pgGit's roles is for. */
const purposes = [
  ["may read history", "pggit_reader"],
  ["may operate", "pggit_operator"],
  ["may purge", "pggit_admin"],
] as const;

function ownRights(facts: ServerFacts): Observation[] {
  const { own_roles, has_roles, has_owner_rights, role_quoted } = facts;
  return purposes.map(([subject, needed]) => {
    if (has_owner_rights) return observed(subject, "ok", "yes: it has the rights of pgGit's owner");
    if (has_roles.includes(needed)) return observed(subject, "ok", `yes: it has ${needed}`);
    if (own_roles.includes(needed)) {
      const status = needed === "pggit_reader" ? "warning" : "info";
      return observed(subject, status, "no", `GRANT ${needed} TO ${role_quoted};`);
    }
    const details = `no: the server has no role ${needed}, which whoever installed could not create`;
    const remedy = `CREATE ROLE ${needed} NOLOGIN; -- as a role that may; then pggit install --repair, as ${facts.owner}`;
    return observed(subject, "warning", details, remedy);
  });
}
