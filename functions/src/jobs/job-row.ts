import { notInstalled, PggitError, type Sql } from "pggit";
import type { Job } from "./job.ts";

/** A row of pggit.jobs, as far as it is read. */
interface JobRow extends Omit<Job, "progress"> {
  readonly message: string;
  /** bigint comes as text. */
  readonly done: string | null;
  readonly total: string | null;
  readonly cursor: unknown;
}

/** A job that a worker holds. */
export interface HeldJob extends Job {
  readonly cursor: unknown;
}

const columns = `j.job_id, j.kind, j.input, j.state, j.message, j.done, j.total, j.cursor, j.result, j.error, j.caller,
  j.created_at, j.started_at, j.finished_at`;

/**
 * Calls a function that returns rows of pggit.jobs.
 *
 * @param call such as `pggit.find_job($1)`
 * @throws PggitError NOT_INSTALLED, and what the function raises
 */
export async function readJobs(
  sql: Sql,
  call: string,
  parameters: readonly unknown[],
): Promise<HeldJob[]> {
  const text = `select ${columns} from ${call} as j`;
  const rows = await sql.query<JobRow>(text, parameters).catch((thrown: unknown) => {
    const error = PggitError.from(thrown, { label: sql.label });
    throw notInstalled(error, sql.label) ?? error;
  });
  return rows.map(({ message, done, total, ...job }) => ({
    ...job,
    progress: { message, done: numberOf(done), total: numberOf(total) },
  }));
}

/** Without the cursor, which is the worker's alone. */
export function asSeen({ cursor: _, ...job }: HeldJob): Job {
  return job;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
