import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { installedVersion } from "../install/check-installable.ts";
import { contentHash } from "../install/content-hash.ts";
import { compareVersions, version } from "../install/version.ts";
import { callOperation } from "../operations/call-operation.ts";
import { status as statusOperation } from "../operations/status.ts";
import { verifyConsistency } from "../operations/verify-consistency.ts";
import { type Observation, type ObservationStatus, observed } from "./observation.ts";
import type { ServerFacts } from "./server-facts.ts";

/** What is installed, and whether it does what it is for. */
export async function installationObservations(
  sql: Sql,
  facts: ServerFacts,
): Promise<Observation[]> {
  if (!facts.is_ours) {
    const details = "not installed: nothing is recorded; comparing and exporting need none";
    return [observed("installation", "info", details, "pggit install TARGET")];
  }
  if (!facts.may_look) {
    const remedy = facts.own_roles.includes("pggit_reader")
      ? `GRANT pggit_reader TO ${facts.role_quoted};`
      : null;
    return [
      observed("installation", "warning", "installed, and this role may not look into it", remedy),
    ];
  }
  return [
    await attempt("installation", sql, versionObservations),
    await attempt("tracking", sql, trackingObservations),
    await attempt("capture", sql, captureObservations),
    await attempt("definitions", sql, (part) => definitionObservations(part, facts)),
  ].flat();
}

/** A part that fails is an observation, and the others have their turn. */
async function attempt(
  subject: string,
  sql: Sql,
  look: (sql: Sql) => Promise<Observation[]>,
): Promise<Observation[]> {
  try {
    return await sql.transaction(look);
  } catch (thrown) {
    const { message, hint } = PggitError.from(thrown, { label: sql.label });
    return [observed(subject, "error", `could not be looked at: ${message}`, hint)];
  }
}

async function versionObservations(sql: Sql): Promise<Observation[]> {
  const installed = await installedVersion(sql);
  if (installed === null) {
    const details = "the schema pggit is there, and no installation was completed";
    return [observed("installation", "error", details, "pggit install TARGET")];
  }
  const { version: there, content_hash: hash } = installed;
  const name = `pgGit ${there}, hash ${hash.slice(0, 12)}`;
  if (hash === contentHash()) return [observed("installation", "ok", `${name}: up to date`)];
  if (compareVersions(there, version) > 0) {
    const remedy = `Use pggit ${there} or later.`;
    return [observed("installation", "warning", `${name}: newer than this ${version}`, remedy)];
  }
  const details = `${name}: not what this ${version} installs, hash ${contentHash().slice(0, 12)}`;
  return [observed("installation", "warning", details, "pggit install TARGET")];
}

/** status() by its words; what is not among them is worth a look. Folding is what a look that only reads leaves. */
const states: Readonly<Record<string, ObservationStatus>> = {
  enabled: "ok",
  ok: "ok",
  info: "info",
  pending: "info",
  error: "error",
};

/** The rows of status() that say whether DDL is recorded. */
const told = new Set(["Tracking", "History", "Failures", "Coverage"]);

const resuming: Readonly<Record<string, string>> = {
  paused: "pggit tracking resume TARGET",
  disabled: "pggit emergency enable TARGET",
  unavailable:
    "Run select pggit.fold(true) on a schedule, or install as a role that may create them.",
};

async function trackingObservations(sql: Sql): Promise<Observation[]> {
  const rows = await callOperation(sql, statusOperation, {});
  return rows
    .filter(({ component }) => told.has(component))
    .map(({ component, status, details }) => {
      const state = states[status] ?? "warning";
      const remedy = component === "Tracking" ? (resuming[status] ?? null) : null;
      const said = status === state ? details : `${status}: ${details}`;
      return observed(component.toLowerCase(), state, said, remedy);
    });
}

/** The checks of what captures; cheap, unlike those of what it captured. */
const checks = ["event_triggers", "tracking_failures"];

async function captureObservations(sql: Sql): Promise<Observation[]> {
  const rows = await callOperation(sql, verifyConsistency, { checks, verbose: true });
  return rows.map(({ check_name, status, details }) =>
    observed(
      check_name.replaceAll("_", " "),
      status,
      details,
      status === "error" ? "pggit verify TARGET --fix" : null,
    ),
  );
}

/** Definitions in conflicts are read as pggit_parser, which pgGit's owner has to be able to become. */
async function definitionObservations(sql: Sql, facts: ServerFacts): Promise<Observation[]> {
  const [row] = await sql.query<{ may: boolean; owner: string }>(
    `select
       coalesce(pggit.may_become(n.nspowner::regrole, to_regrole('pggit_parser')), false) as may,
       quote_ident(pg_get_userbyid(n.nspowner)) as owner
     from pg_catalog.pg_namespace as n where n.nspname = 'pggit'`,
  );
  if (row?.may) return [observed("definitions", "ok", "conflicts can be given as definitions")];
  const making = facts.own_roles.includes("pggit_parser")
    ? ""
    : "CREATE ROLE pggit_parser NOLOGIN; ";
  const details =
    "definitions in conflicts cannot be read: pgGit's owner may not become pggit_parser";
  return [
    observed("definitions", "warning", details, `${making}GRANT pggit_parser TO ${row?.owner};`),
  ];
}
