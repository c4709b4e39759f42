import type { Context, Hono } from "hono";
import { PggitError } from "pggit";
import * as z from "zod";
import type { AppDependencies } from "../app-dependencies.ts";
import { requireScope } from "../auth/require-scope.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { readJson } from "../http/read-json.ts";
import { type Job, JobKind, jobLocation, type Jobs } from "./job.ts";
import { requireJob, requireView } from "./job-scopes.ts";

/** What begins a job. */
export const JobBegin = z.strictObject({
  kind: JobKind,
  input: z.record(z.string(), z.unknown()).default({}),
});

/** Which jobs are listed. */
const JobsPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().optional(),
});

const base = "/v1/environments/:environment/jobs";

/**
 * Long operations, followed: `POST .../jobs` begins one and answers 202 with its
 * Location, `GET` lists them and shows one, `POST .../jobs/{id}/cancel` ends it.
 */
export function jobRoutes(
  app: Hono<ApiEnv>,
  jobs: Jobs,
  { config, environments }: Pick<AppDependencies, "config" | "environments">,
): void {
  const named = (context: Context<ApiEnv>): string => {
    const environment = context.req.param("environment") ?? "";
    requireScope(context.get("caller"), "read", environment);
    if (!environments.names.includes(environment)) throw unknownEnvironment(environment);
    return environment;
  };

  app.post(base, async (context) => {
    const environment = named(context);
    const caller = context.get("caller");
    const { kind, input } = parse(
      JobBegin,
      (await readJson(context.req.raw, config.limits.body_bytes)) ?? {},
    );
    requireJob(caller, environment, { kind, input });
    const key = context.req.header("idempotency-key");
    const job = await jobs.start({
      environment,
      kind,
      input,
      caller: caller.name,
      token: caller.token,
      ...(key !== undefined && { key: `call ${caller.name} ${key.slice(0, 255)}`, once: true }),
    });
    const location = jobLocation(environment, job.job_id);
    return context.json(job, 202, { Location: location, "Retry-After": "2" });
  });

  app.get(base, async (context) => {
    const environment = named(context);
    const { limit, after } = parse(JobsPage, context.req.query());
    const page = { limit: limit + 1, ...(after !== undefined && { before: after }) };
    const found = await jobs.list(environment, page);
    const listed = found.slice(0, limit);
    const next = found.length > limit ? (listed.at(-1)?.job_id ?? null) : null;
    const visible = listed.filter((job) => mayView(context, environment, job));
    // What it came to is shown one by one: results can be long.
    const rows = visible.map(({ result: _, ...job }) => job);
    return context.json({ rows, next });
  });

  app.get(`${base}/:job`, async (context) => {
    const environment = named(context);
    const job = await jobs.find(environment, context.req.param("job"));
    requireView(context.get("caller"), environment, job);
    const isOpen = job.state === "waiting" || job.state === "running";
    return context.json(job, 200, isOpen ? { "Retry-After": "2" } : {});
  });

  app.post(`${base}/:job/cancel`, async (context) => {
    const environment = named(context);
    const caller = context.get("caller");
    const job = await jobs.find(environment, context.req.param("job"));
    requireJob(caller, environment, job);
    return context.json(await jobs.cancel(environment, job.job_id, caller));
  });
}

function mayView(context: Context<ApiEnv>, environment: string, job: Job): boolean {
  try {
    requireView(context.get("caller"), environment, job);
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

function unknownEnvironment(name: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_ENVIRONMENT",
    message: `There is no environment ${name.slice(0, 100)}.`,
    hint: "GET /v1/environments lists those that there are.",
  });
}
