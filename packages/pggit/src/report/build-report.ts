import type { ComparedObject, Comparison } from "../compare/comparison.ts";
import { isOfServers } from "../compare/of-servers.ts";
import { applyBaseline } from "./apply-baseline.ts";
import type { AcceptedDifference, Baseline } from "./baseline.ts";
import { compareText } from "./compare-text.ts";
import { fingerprintOfBaseline } from "./fingerprint.ts";
import {
  isNew,
  type Report,
  type ReportedDifference,
  type ReportedError,
  type Verification,
} from "./report.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { visible } from "./visible.ts";

/** What a report is made of. */
export interface ReportParts {
  /** Null where an environment could not be read; then there is an error that says so. */
  readonly comparison: Comparison | null;
  readonly verifications: readonly Verification[];
  readonly errors: readonly ReportedError[];
  readonly baseline: Baseline | null;
  readonly options: Omit<Report["options"], "baseline">;
  readonly now: Date;
  /** List the objects that do not differ, too. */
  readonly all?: boolean;
  /** Have both definitions of what differs as well, whole. */
  readonly definitions?: boolean;
}

/**
 * Makes the report of a comparison and what came with it.
 *
 * The verdict is `error` whenever part of the work could not be done, so that
 * a failure can never be read as "no drift".
 */
export function buildReport(parts: ReportParts): Report {
  const { comparison, baseline } = parts;
  const rows = comparison?.rows ?? [];
  const differing = comparison
    ? rows.filter(isDifferent).map((row) => reported(row, comparison, parts.definitions ?? false))
    : [];
  const applied = baseline && comparison ? applyBaseline(differing, baseline) : null;
  const differences = (applied?.differences ?? differing).sort(furthestFirst);
  const fresh = differences.filter(isNew);
  const accepted = differences.filter((difference) => difference.accepted);
  const failed = comparison === null || parts.errors.length > 0;
  return {
    report_version: 1,
    generated_at: parts.now.toISOString(),
    verdict: failed ? "error" : fresh.length > 0 ? "different" : "same",
    env1: comparison?.env1 ?? null,
    env2: comparison?.env2 ?? null,
    summary: {
      compared: rows.length,
      same: rows.length - differences.length,
      different: differences.length,
      only_in_env1: differences.filter((row) => row.env2_status === "missing").length,
      only_in_env2: differences.filter((row) => row.env1_status === "missing").length,
      changed: differences.filter((row) => !isOneSided(row)).length,
      breaking: fresh.filter((row) => row.level === "major").length,
      accepted: accepted.length,
      of_servers: differences.length - fresh.length - accepted.length,
      new: fresh.length,
    },
    differences,
    ...(parts.all && { same: rows.filter((row) => !isDifferent(row)).map(sameObject) }),
    ...(applied && { stale: applied.stale.filter(wasCompared(parts)) }),
    not_compared: comparison?.not_compared ?? [],
    ...(comparison?.unmatched?.length && { unmatched: comparison.unmatched }),
    verifications: [...parts.verifications],
    errors: [...parts.errors],
    options: { ...parts.options, baseline: baseline && fingerprintOfBaseline(baseline) },
  };
}

/** Where only a part was compared, an entry of what was left out is not there in vain. */
function wasCompared({ comparison, options }: ReportParts): (entry: AcceptedDifference) => boolean {
  if (options.schemas.length === 0 && options.ignore.length === 0) return () => true;
  const keyOf = ({ object_type, identity }: Pick<AcceptedDifference, "object_type" | "identity">) =>
    `${object_type} ${identity}`;
  const compared = new Set(comparison?.rows.map(keyOf));
  return (entry) => compared.has(keyOf(entry));
}

/** Whether only one environment has the object. */
function isOneSided(row: Pick<ComparedObject, "env1_status" | "env2_status">): boolean {
  return row.env1_status === "missing" || row.env2_status === "missing";
}

function isDifferent(row: ComparedObject): boolean {
  return row.difference !== "Same";
}

function reported(
  row: ComparedObject,
  { env1, env2 }: Comparison,
  isWhole: boolean,
): ReportedDifference {
  const { definition1, definition2, level, ...rest } = row;
  const diff =
    isOneSided(row) || definition1 === null || definition2 === null
      ? ""
      : unifiedDiff(
          { name: visible(env1.name), text: definition1 },
          { name: visible(env2.name), text: definition2 },
        );
  return {
    ...rest,
    level: level ?? "patch",
    accepted: false,
    of_servers: isOfServers(row, [majorOf(env1), majorOf(env2)]),
    diff,
    definition: isOneSided(row) ? (definition1 ?? definition2) : null,
    ...(isWhole && { definition1, definition2 }),
  };
}

function majorOf({ server_version }: Comparison["env1"]): number {
  return Number.parseInt(server_version, 10);
}

function sameObject({
  object_type,
  object_name,
  identity,
  env1_status,
  env2_status,
}: ComparedObject) {
  return { object_type, object_name, identity, env1_status, env2_status };
}

const order = { major: 0, minor: 1, patch: 2 } as const;

function furthestFirst(a: ReportedDifference, b: ReportedDifference): number {
  return (
    Number(isNew(b)) - Number(isNew(a)) ||
    order[a.level] - order[b.level] ||
    compareText(a.object_type, b.object_type) ||
    compareText(a.identity, b.identity)
  );
}
