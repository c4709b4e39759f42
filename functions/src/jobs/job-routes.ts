import type { Context, Hono } from "hono";
import { PggitError, type Sql } from "pggit";
import type * as z from "zod";
import type { Caller } from "../auth/caller.ts";
import { useToken } from "../auth/use-token.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { cursorOf, noPlace, readCursor } from "../http/cursor.ts";
import { readIdempotencyKey } from "../http/idempotency.ts";
import { nextLink } from "../http/next-link.ts";
import { readJson } from "../http/read-json.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { answerText } from "../operations/answer-text.ts";
import { readQuery } from "../operations/read-query.ts";
import { type Job, jobLocation, type Jobs } from "./job.ts";
import { type JobCall, type JobDependencies, type JobHandler, jobHandler } from "./job-call.ts";
import type { JobListed } from "./job-model.ts";
import { requireJob, requireView } from "./job-scopes.ts";

const base = "/v1/environments/:environment/jobs";

type Limits = JobDependencies["config"]["limits"];

const json = { "Content-Type": "application/json" };

/**
 * Long operations, followed: `POST .../jobs` begins one and answers 202 with its
 * Location, `GET` lists them and shows one, `POST .../jobs/{id}/cancel` ends it.
 */
export function jobRoutes(app: Hono<ApiEnv>, jobs: Jobs, dependencies: JobDependencies): void {
  const { limits } = dependencies.config;
  app.post(base, jobHandler("job begin", begin(jobs, limits), dependencies));
  app.get(base, jobHandler("job list", list(jobs, limits), dependencies));
  app.get(`${base}/:job`, jobHandler("job show", show(jobs, limits), dependencies));
  app.post(`${base}/:job/cancel`, jobHandler("job cancel", cancel(jobs, limits), dependencies));
}

/** The job, its key if any, and its record begin in one transaction. */
function begin(jobs: Jobs, limits: Limits): JobHandler {
  return async (context, call) => {
    const { caller, environment } = call;
    refuseQuery(context.req.raw);
    const body = await readJson(context.req.raw, limits.body_bytes);
    const { JobBegin } = await import("./job-model.ts");
    const { kind, input } = parse(JobBegin, body);
    call.asks({ ...input, kind });
    const key = readIdempotencyKey(context.req.raw);
    requireJob(caller, environment, { kind, input });
    const job = await jobs.start({
      environment,
      kind,
      input,
      caller: caller.name,
      idempotencyKey: key,
      also: changing(context, call),
    });
    const location = jobLocation(environment, job.job_id);
    const text = answerText(job, limits.answer_bytes);
    return context.body(text, 202, { ...json, Location: location, "Retry-After": "2" });
  };
}

function list(jobs: Jobs, limits: Limits): JobHandler {
  return async (context, { caller, environment, note }) => {
    const { JobsPage } = await import("./job-model.ts");
    const asked = readQuery(new URL(context.req.url).searchParams, JobsPage);
    const { limit, after } = parse(JobsPage, asked);
    const name = `${environment}: jobs`;
    const [before] = after === undefined ? [] : readCursor(after, name, 1);
    const page = { limit: limit + 1, ...(before !== undefined && { before }) };
    const found = await jobs
      .list(environment, page, (sql) => note(sql))
      .catch((thrown: unknown) => {
        // The last job of the page before was purged meanwhile.
        throw PggitError.from(thrown).code === "UNKNOWN_JOB" ? noPlace() : thrown;
      });
    const listed = found.slice(0, limit);
    const last = found.length > limit ? listed.at(-1) : undefined;
    const next = last ? cursorOf(name, [last.job_id]) : null;
    const visible = listed.filter((job) => mayView(caller, environment, job));
    const rows = visible.map(({ result: _, ...job }): JobListed => job);
    const text = answerText({ rows, next }, limits.answer_bytes);
    return context.body(text, 200, { ...json, ...nextLink(context.req.url, next) });
  };
}

function show(jobs: Jobs, limits: Limits): JobHandler {
  return async (context, { caller, environment, note }) => {
    const job = await jobs.find(environment, context.req.param("job") ?? "", (sql, found) => {
      requireView(caller, environment, found);
      return note(sql);
    });
    const isOpen = job.state === "waiting" || job.state === "running";
    const text = answerText(job, limits.answer_bytes);
    return context.body(text, 200, { ...json, ...(isOpen && { "Retry-After": "2" }) });
  };
}

function cancel(jobs: Jobs, limits: Limits): JobHandler {
  return async (context, call) => {
    const { caller, environment } = call;
    refuseQuery(context.req.raw);
    const jobId = context.req.param("job") ?? "";
    call.asks({ job_id: jobId });
    const body = await readJson(context.req.raw, limits.body_bytes);
    const { JobCancelBody } = await import("./job-model.ts");
    parse(JobCancelBody, body);
    const idempotencyKey = readIdempotencyKey(context.req.raw);
    requireJob(caller, environment, await jobs.find(environment, jobId));
    const also = changing(context, call);
    const asked = { environment, jobId, caller: caller.name, idempotencyKey, also };
    const cancelled = await jobs.cancel(asked);
    return context.body(answerText(cancelled, limits.answer_bytes), 200, json);
  };
}

/** What belongs into the transaction of a change: a token is good for one, and each is on record, also where it was made before. */
function changing(context: Context<ApiEnv>, { caller, note }: JobCall) {
  return async (sql: Sql, isReplayed: boolean): Promise<void> => {
    if (isReplayed) context.header("Idempotency-Replayed", "true");
    else await useToken(sql, caller);
    await note(sql, isReplayed ? "replayed" : "done");
  };
}

function mayView(caller: Caller, environment: string, job: Job): boolean {
  try {
    requireView(caller, environment, job);
    return true;
  } catch {
    return false;
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw PggitError.from(parsed.error);
}
