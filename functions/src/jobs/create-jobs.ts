import { PggitError, type Sql } from "pggit";
import type { Caller } from "../auth/caller.ts";
import { useToken } from "../auth/use-token.ts";
import type { Environments } from "../environments/environments.ts";
import type { Job, JobRequest, Jobs } from "./job.ts";
import { asSeen, type HeldJob, readJobs } from "./job-row.ts";
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
    ask: (sql: Sql) => Promise<HeldJob[]>,
    signal?: AbortSignal,
  ): Promise<Job> => {
    const limits = { timeoutMs, ...(signal && { signal }) };
    const [job] = await environments.use(environment, ask, limits);
    if (!job) throw new RangeError("a function of jobs returned no row");
    return asSeen(job);
  };
  return {
    async start({ environment, kind, input, caller, key, once, token, signal }: JobRequest) {
      const parsed = kinds[kind].input.safeParse(input);
      if (!parsed.success) throw PggitError.from(parsed.error);
      const parameters = [kind, JSON.stringify(parsed.data), caller, key ?? null, once ?? false];
      const begin = (sql: Sql) =>
        readJobs(sql, "pggit.begin_job($1, $2::jsonb, $3, $4, $5)", parameters);
      const job = await one(environment, withToken(token, begin, isBegun), signal);
      const message = { environment, job: job.job_id };
      await hand(message).catch((thrown: unknown) => onUnhanded(message, PggitError.from(thrown)));
      return job;
    },
    async find(environment, jobId) {
      const parameters = [idOf(jobId)];
      return one(environment, (sql) => readJobs(sql, "pggit.find_job($1::uuid)", parameters));
    },
    async list(environment, { limit, before }) {
      const parameters = [limit, before === undefined ? null : idOf(before)];
      const call = "pggit.list_jobs($1, $2::uuid)";
      const jobs = await environments.use(environment, (sql) => readJobs(sql, call, parameters), {
        timeoutMs,
      });
      return jobs.map(asSeen);
    },
    async cancel(environment, jobId, { name, token }) {
      const parameters = [idOf(jobId), name];
      const cancel = (sql: Sql) => readJobs(sql, "pggit.cancel_job($1::uuid, $2)", parameters);
      return one(environment, withToken(token, cancel));
    },
  };
}

/** Lets a token be used up by what is asked, in one transaction: where it was used before, nothing is done. */
function withToken(
  token: Caller["token"],
  ask: (sql: Sql) => Promise<HeldJob[]>,
  isChange: (sql: Sql, job: HeldJob | undefined) => Promise<boolean> = () => Promise.resolve(true),
): typeof ask {
  if (!token) return ask;
  return (sql) =>
    sql.transaction(async (inside) => {
      const jobs = await ask(inside);
      if (await isChange(inside, jobs[0])) await useToken(inside, { token });
      return jobs;
    });
}

/** Whether this transaction began a job. One that was only found again changes nothing, so that a call can be repeated. */
async function isBegun(sql: Sql, job: HeldJob | undefined): Promise<boolean> {
  const [row] = await sql.query<{ is_new: boolean }>(
    "select j.created_at >= now() as is_new from pggit.find_job($1::uuid) as j",
    [job?.job_id],
  );
  return row?.is_new ?? true;
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
