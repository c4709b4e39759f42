import { PggitError, type Sql } from "pggit";
import type { Environments } from "../environments/environments.ts";
import type { Job, JobRequest, Jobs } from "./job.ts";
import { asSeen, readJobs } from "./job-row.ts";
import { kinds } from "./kinds/index.ts";
import type { JobMessage } from "./run-job.ts";

/** What jobs are made of. */
export interface JobsOptions {
  readonly environments: Pick<Environments, "use">;
  /** Sees to it that somebody works on a job: a message in a queue, or a worker of this process. */
  readonly hand: (message: JobMessage) => Promise<void>;
  /** Hears of a job that could not be handed on; it is kept, and taken up with the next sweep. */
  readonly onUnhanded: (message: JobMessage, error: PggitError) => void;
}

/** Milliseconds that a statement about jobs may take. */
const timeoutMs = 10_000;

/** Begins, finds and ends jobs. */
export function createJobs({ environments, hand, onUnhanded }: JobsOptions): Jobs {
  const one = async (
    environment: string,
    call: string,
    parameters: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Job> => {
    const ask = (sql: Sql) => readJobs(sql, call, parameters);
    const limits = { timeoutMs, ...(signal && { signal }) };
    const [job] = await environments.use(environment, ask, limits);
    if (!job) throw new RangeError(`${call} returned no row`);
    return asSeen(job);
  };
  return {
    async start({ environment, kind, input, caller, key, signal }: JobRequest) {
      const parsed = kinds[kind].input.safeParse(input);
      if (!parsed.success) throw PggitError.from(parsed.error);
      const job = await one(
        environment,
        "pggit.begin_job($1, $2::jsonb, $3, $4)",
        [kind, JSON.stringify(parsed.data), caller, key ?? null],
        signal,
      );
      const message = { environment, job: job.job_id };
      await hand(message).catch((thrown: unknown) => onUnhanded(message, PggitError.from(thrown)));
      return job;
    },
    find: async (environment, jobId) => one(environment, "pggit.find_job($1::uuid)", [idOf(jobId)]),
    async list(environment, { limit, before }) {
      const parameters = [limit, before === undefined ? null : idOf(before)];
      const call = "pggit.list_jobs($1, $2::uuid)";
      const jobs = await environments.use(environment, (sql) => readJobs(sql, call, parameters), {
        timeoutMs,
      });
      return jobs.map(asSeen);
    },
    cancel: async (environment, jobId, caller) =>
      one(environment, "pggit.cancel_job($1::uuid, $2)", [idOf(jobId), caller]),
  };
}

/** Not every text is a uuid, and PostgreSQL's complaint about one that is not is no answer for a caller. */
function idOf(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new PggitError({
    code: "UNKNOWN_JOB",
    message: "There is no such job: its id is not that of a job.",
    hint: "Take the id from the answer that began the job, or from the list of jobs.",
  });
}
