import type * as z from "zod";
import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { callOperation } from "../operations/call-operation.ts";
import type { purgeHistory as operation } from "../operations/purge-history.ts";
import { purgeHistoryStep } from "../operations/purge-history-step.ts";

/** What of history is removed, and in what pieces. */
export interface PurgeOptions {
  /** How old it has to be, as PostgreSQL reads an interval. Default: 6 months. */
  readonly olderThan?: string;
  /** Whether commits with a milestone stay however old they are. Default: true. */
  readonly keepMilestones?: boolean;
  /** Rows that one transaction removes at most; a commit goes whole. Default: 100,000. */
  readonly stepRows?: number;
  /** Milliseconds after which a transaction begins nothing more. Default: 5,000. */
  readonly stepMs?: number;
  /** Milliseconds after which no further transaction begins. Default: none; all is done. */
  readonly limitMs?: number;
  /** Milliseconds to wait for others that write history. Default: 30,000. */
  readonly waitMs?: number;
  /** What earlier calls for the same purge removed, to be counted in. */
  readonly removed?: Removed;
  readonly onProgress?: (message: string) => void;
}

/** Rows that were removed of each kind, and their size in bytes. */
export type Removed = Readonly<Record<string, { readonly count: number; readonly bytes: number }>>;

/** What a purge removed. */
export interface PurgedHistory {
  /** The same as `rows`, as the next call takes it. */
  readonly removed: Removed;
  /** As pggit.purge_history returns them. */
  readonly rows: readonly z.output<typeof operation.row>[];
  /** False where `limitMs` ended it; calling again goes on. */
  readonly isDone: boolean;
}

type StepRow = z.output<typeof purgeHistoryStep.row>;

/** Kinds that always have a row, in their order; others follow as they come. */
const guideKinds = ["commits", "versions", "blobs"];

/**
 * Removes old history in transactions that are short, so that whatever ends it
 * in the middle costs one of them and the next call goes on. Works on every
 * driver, also those without sessions.
 *
 * @throws PggitError INVALID_INTERVAL, INVALID_ARGUMENT before anything is
 *   removed; HISTORY_BUSY where others write history for all of `waitMs`;
 *   MISSING_PRIVILEGE; those of the connection
 */
export async function purgeHistory(sql: Sql, options: PurgeOptions = {}): Promise<PurgedHistory> {
  const { limitMs = Number.POSITIVE_INFINITY, waitMs = 30_000 } = options;
  const started = Date.now();
  const none = guideKinds.map((kind) => [kind, { count: 0, bytes: 0 }] as const);
  const sums: Sums = new Map([...none, ...Object.entries(options.removed ?? {})]);
  let lastWork = started;
  let isDone = false;
  while (!isDone && Date.now() - started < limitMs) {
    const rows = await step(sql, options);
    isDone = rows.at(-1)?.action === "done";
    if (rows.at(-1)?.action !== "busy") lastWork = Date.now();
    else if (Date.now() - lastWork >= waitMs) throw busy(sql.label);
    else await new Promise((resolve) => setTimeout(resolve, 100));
    add(sums, rows);
    options.onProgress?.(progress(sums, rows));
  }
  return { rows: await withSizes(sql, sums), removed: Object.fromEntries(sums), isDone };
}

function step(sql: Sql, options: PurgeOptions): Promise<StepRow[]> {
  const { olderThan = "6 months", keepMilestones = true } = options;
  return callOperation(sql, purgeHistoryStep, {
    older_than: olderThan,
    keep_milestones: keepMilestones,
    max_rows: options.stepRows ?? 100_000,
    max_duration: `${options.stepMs ?? 5_000} milliseconds`,
  });
}

type Sums = Map<string, Removed[string]>;

function add(sums: Sums, rows: readonly StepRow[]): void {
  for (const { action, object_type, count, bytes } of rows) {
    if (action !== "deleted") continue;
    const sum = sums.get(object_type) ?? { count: 0, bytes: 0 };
    sums.set(object_type, { count: sum.count + count, bytes: sum.bytes + bytes });
  }
}

function progress(sums: Sums, rows: readonly StepRow[]): string {
  const parts = [...sums].map(([kind, { count }]) => `${count} ${kind}`).join(", ");
  const [row] = rows;
  if (row?.action === "busy") return "waiting for another session that writes history";
  if (row?.action === "marked") return `looked through ${row.count} commits that stay`;
  return `removed ${parts}`;
}

async function withSizes(sql: Sql, sums: Sums): Promise<PurgedHistory["rows"]> {
  const sizes = [...sums.values()].map(({ bytes }) => String(bytes));
  const pretty = await sql.query<{ text: string }>(
    "select pg_catalog.pg_size_pretty(s.bytes::bigint) as text from pg_catalog.unnest($1::text[]) with ordinality as s (bytes, place) order by s.place",
    [sizes],
  );
  return [...sums].map(([object_type, { count }], index) => ({
    action: "deleted",
    object_type,
    count,
    space_freed: pretty[index]?.text ?? "",
  }));
}

function busy(label: string): PggitError {
  return new PggitError({
    code: "HISTORY_BUSY",
    message: `Another session keeps writing the history of ${label}.`,
    hint: "What was removed until now stays removed. Try again in a moment; it goes on from there.",
  });
}
