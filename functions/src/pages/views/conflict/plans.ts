import { conflictsPreview } from "pggit";
import type * as z from "zod";
import type { Page } from "../../page.ts";
import { type Attempt, attempt } from "../attempt.ts";
import type { Strategy } from "./strategies.ts";

/** A statement that a strategy would run; one without a statement where nothing would run. */
export type PlanRow = z.output<typeof conflictsPreview.row>;

/** What each strategy would run, or why it cannot. */
export type Plans = ReadonlyMap<Strategy, Attempt<readonly PlanRow[]>>;

/**
 * Asks what resolving a conflict would do, strategy by strategy. Nothing lasts.
 *
 * @param sql what the visitor wrote for `custom` and wants to see first; null for nothing
 */
export async function findPlans(
  page: Page,
  conflictId: string,
  sql: string | null,
): Promise<Plans> {
  const plan = (resolution: Strategy) =>
    attempt(
      page
        .call(conflictsPreview, {
          conflict_id: conflictId,
          resolution,
          custom_resolution: resolution === "custom" ? { sql } : null,
        })
        .then(({ rows }) => rows),
    );
  const asked: Strategy[] =
    sql === null ? ["merge", "use_tracked"] : ["merge", "use_tracked", "custom"];
  const plans = new Map<Strategy, Attempt<readonly PlanRow[]>>();
  // One after the other: a reader of one page is not to hold several connections of a small database.
  for (const strategy of asked) plans.set(strategy, await plan(strategy));
  return plans;
}

/** Whether values that are there now would go. */
export function losesData(plans: Plans): boolean {
  return [...plans.values()].some(({ result }) =>
    result?.some(({ hazards }) => hazards?.includes("data_loss")),
  );
}
