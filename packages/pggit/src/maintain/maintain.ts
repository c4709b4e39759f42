import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { callOperation } from "../operations/call-operation.ts";
import { pauseTracking, resumeTracking } from "../operations/tracking.ts";
import { verifyConsistency } from "../operations/verify-consistency.ts";
import { type PurgeOptions, purgeHistory } from "../purge/purge-history.ts";
import { tablesToMaintain } from "./tables-to-maintain.ts";

/** What a maintenance window does. */
export interface MaintainOptions {
  /** Tables by name, quoted where SQL would quote it. Default: pgGit's own. */
  readonly tables?: readonly string[];
  /** Whether indexes are built anew, concurrently. Default: true. */
  readonly reindex?: boolean;
  /** What of history is purged; null: nothing. Default: what is older than 6 months. */
  readonly purge?: Omit<PurgeOptions, "onProgress"> | null;
  /** How long tracking is paused at most, should nobody resume it. Default: 2 hours. */
  readonly pause?: string;
  readonly onProgress?: (message: string) => void;
}

/** One thing that was done, or could not be. */
export interface MaintenanceStep {
  readonly step: "pause" | "vacuum" | "reindex" | "verify" | "purge" | "resume";
  /** The table; what it is about otherwise. */
  readonly object: string;
  readonly outcome: "done" | "warning" | "failed";
  readonly details: string;
}

/**
 * A maintenance window: pauses tracking; vacuums and reindexes tables, each as a
 * statement of its own; verifies history and mends it; purges; resumes.
 *
 * A step that fails is told, and the others go on. Tracking resumes whatever
 * happened, and by itself at the end of the pause where this process is gone.
 *
 * @returns a row for each step, in their order
 * @throws PggitError before anything is done: INVALID_ARGUMENT for a table that
 *   is not there; where tracking cannot be paused, NOT_INSTALLED,
 *   MISSING_PRIVILEGE, INVALID_INTERVAL
 */
export async function maintain(
  sql: Sql,
  options: MaintainOptions = {},
): Promise<readonly MaintenanceStep[]> {
  const { pause = "2 hours", reindex = true, purge = {}, onProgress } = options;
  const tables = await tablesToMaintain(sql, options.tables);
  const steps: MaintenanceStep[] = [{ ...tracking("pause"), ...(await paused(sql, pause)) }];
  const run = async (step: Naming, work: () => Promise<Outcome>) => {
    onProgress?.(`${step.step} ${step.object}`);
    steps.push(await outcomeOf(sql, step, work));
  };
  try {
    for (const object of tables) {
      await run({ step: "vacuum", object }, () => execute(sql, `vacuum (analyze) ${object}`));
    }
    for (const object of reindex ? tables : []) {
      const statement = `reindex table concurrently ${object}`;
      await run({ step: "reindex", object }, () => execute(sql, statement));
    }
    await run({ step: "verify", object: "history" }, () => verified(sql));
    if (purge !== null) {
      await run({ step: "purge", object: "history" }, () =>
        purged(sql, { ...purge, ...(onProgress && { onProgress }) }),
      );
    }
  } finally {
    await run(tracking("resume"), () => resumed(sql));
  }
  return steps;
}

type Naming = Pick<MaintenanceStep, "step" | "object">;
type Outcome = Pick<MaintenanceStep, "outcome" | "details">;

function tracking<Step extends "pause" | "resume">(step: Step) {
  return { step, object: "tracking" } as const;
}

async function paused(sql: Sql, duration: string): Promise<Outcome> {
  const [row] = await callOperation(sql, pauseTracking, { duration, reason: "maintenance" });
  return { outcome: "done", details: `until ${row?.pause_tracking} at the latest` };
}

/** Runs one step; what the server warns of belongs to its outcome. */
async function outcomeOf(
  sql: Sql,
  step: Naming,
  work: () => Promise<Outcome>,
): Promise<MaintenanceStep> {
  const warnings: string[] = [];
  const stop = sql.onNotice(({ severity, message }) => {
    if (severity === "WARNING") warnings.push(message);
  });
  try {
    const outcome = await work();
    if (warnings.length === 0) return { ...step, ...outcome };
    return { ...step, outcome: "warning", details: warnings.join("; ") };
  } catch (thrown) {
    const { message, hint } = PggitError.from(thrown, { label: sql.label });
    return { ...step, outcome: "failed", details: `${message} ${hint}` };
  } finally {
    stop();
  }
}

async function resumed(sql: Sql): Promise<Outcome> {
  await callOperation(sql, resumeTracking, {});
  return { outcome: "done", details: "" };
}

async function execute(sql: Sql, statement: string): Promise<Outcome> {
  await sql.query(statement);
  return { outcome: "done", details: "" };
}

async function verified(sql: Sql): Promise<Outcome> {
  const rows = await callOperation(sql, verifyConsistency, { fix_issues: true, verbose: false });
  const open = rows.filter(({ status, fixed }) => status !== "ok" && !fixed);
  if (open.length > 0) {
    const details = open.map(({ check_name, details: said }) => `${check_name}: ${said}`);
    return { outcome: "failed", details: details.join("; ") };
  }
  const mended = rows.filter(({ fixed }) => fixed).length;
  return { outcome: "done", details: mended === 0 ? "consistent" : `${mended} mended` };
}

async function purged(sql: Sql, options: PurgeOptions): Promise<Outcome> {
  const { rows, isDone } = await purgeHistory(sql, options);
  const parts = rows.map(({ object_type, count }) => `${count} ${object_type}`).join(", ");
  return {
    outcome: "done",
    details: `removed ${parts}${isDone ? "" : "; there is more to remove"}`,
  };
}
