import { PggitError, type Sql } from "pggit";
import type { Environments } from "../environments/environments.ts";
import { requireEnvironment } from "../environments/require-environment.ts";
import { once } from "../http/idempotency.ts";
import type { Job, JobCancel, JobRequest, Jobs } from "./job.ts";
import { asSeen, type HeldJob, readJobs } from "./job-row.ts";
import { environmentsOfJob } from "./job-scopes.ts";
import { refuseLongInput } from "./refuse-long-input.ts";
import { refuseUnstorable } from "./refuse-unstorable.ts";
import { withoutHost } from "../operations/without-host.ts";
import type { JobMessage } from "./run-job.ts";

/** What jobs are made of. */
export interface JobsOptions {
  readonly environments: Pick<Environments, "names" | "use">;
  /** Sees to it that somebody works on a job: a message in a queue, or a worker of this process. */
  readonly hand: (message: JobMessage) => Promise<void>;
  /** Hears of a job that could not be handed on; it is kept, and taken up with the next sweep. */
  readonly onUnhanded: (message: JobMessage, error: PggitError) => void;
}

/** Milliseconds that a statement about jobs may take. */
const timeoutMs = 10_000;

/** Begins, finds and ends jobs. */
export function createJobs({ environments, hand, onUnhanded }: JobsOptions): Jobs {
  const use = <Result>(
    environment: string,
    work: (sql: Sql) => Promise<Result>,
    signal?: AbortSignal,
  ) =>
    environments.use(environment, (sql) => work(withoutHost(sql, environment)), {
      timeoutMs,
      ...(signal && { signal }),
    });
  return {
    async start(request: JobRequest) {
      const { environment, kind } = request;
      const { kinds } = await import("./kinds/index.ts");
      const parsed = kinds[kind].input.safeParse(request.input);
      if (!parsed.success) throw PggitError.from(parsed.error);
      refuseUnstorable(parsed.data);
      refuseLongInput(parsed.data);
      for (const name of environmentsOfJob({ kind, input: parsed.data })) {
        requireEnvironment(environments, name);
      }
      const begin = beginning(request, parsed.data);
      const job = await use(environment, begin, request.signal);
      const message = { environment, job: job.job_id };
      await hand(message).catch((thrown: unknown) => onUnhanded(message, PggitError.from(thrown)));
      return job;
    },
    async find(environment, jobId, then) {
      const id = idOf(jobId);
      return use(environment, async (sql) => {
        const job = await findJob(sql, id);
        await then?.(sql, job);
        return job;
      });
    },
    async list(environment, { limit, before }, then) {
      const parameters = [limit, before === undefined ? null : idOf(before)];
      return use(environment, async (sql) => {
        const rows = await readJobs(sql, "pggit.list_jobs($1, $2::uuid)", parameters);
        const jobs = rows.map(asSeen);
        await then?.(sql, jobs);
        return jobs;
      });
    },
    async cancel({ environment, jobId, caller, idempotencyKey: key, also }) {
      const id = idOf(jobId);
      const cancelling = (sql: Sql) =>
        oneOf(readJobs(sql, "pggit.cancel_job($1::uuid, $2)", [id, caller]));
      const call = { caller, key, request: [environment, "job cancel", id] };
      return use(environment, (sql) => onceWith(sql, call, cancelling, also));
    },
  };
}

async function oneOf(rows: Promise<HeldJob[]>): Promise<Job> {
  const [job] = await rows;
  if (!job) throw new RangeError("a function of jobs returned no row");
  return asSeen(job);
}

function findJob(sql: Sql, id: string): Promise<Job> {
  return oneOf(readJobs(sql, "pggit.find_job($1::uuid)", [id]));
}

/** What begins a job: one statement, or where more belongs to it a transaction. */
function beginning(
  { environment, kind, caller, key, idempotencyKey, also }: JobRequest,
  input: object,
): (sql: Sql) => Promise<Job> {
  const parameters = [kind, JSON.stringify(input), caller, key ?? null];
  const begin = (sql: Sql) =>
    oneOf(readJobs(sql, "pggit.begin_job($1, $2::jsonb, $3, $4)", parameters));
  if (!also) return begin;
  const request = [environment, "job begin", kind, input];
  return (sql) => onceWith(sql, { caller, key: idempotencyKey, request }, begin, also);
}

/** A call about a job, as its key is kept for it. */
interface KeyedJobCall {
  readonly caller: string;
  /** Its Idempotency-Key, if any. */
  readonly key: string | null | undefined;
  readonly request: readonly unknown[];
}

/** Does what a call asks of a job, once under its key, and what belongs to it, in one transaction. */
function onceWith(
  sql: Sql,
  { caller, key, request }: KeyedJobCall,
  work: (sql: Sql) => Promise<Job>,
  also: JobCancel["also"],
): Promise<Job> {
  const workOnce = async (inside: Sql): Promise<{ job: Job; isReplayed: boolean }> => {
    if (!key) return { job: await work(inside), isReplayed: false };
    const call = { caller: { name: caller }, key, request, isUrgent: false };
    // Its id is what is kept: the call that is repeated is told how far the job is by then.
    const done = await once(inside, call, async () => ({ job_id: (await work(inside)).job_id }));
    return { job: await findJob(inside, done.answer.job_id), isReplayed: done.isReplayed };
  };
  return sql.transaction(async (inside) => {
    const { job, isReplayed } = await workOnce(inside);
    await also?.(inside, isReplayed);
    return job;
  });
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
