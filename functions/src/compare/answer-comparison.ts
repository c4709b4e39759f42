import type { Context } from "hono";
import { CompareRequest, PggitError } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { requireScope } from "../auth/require-scope.ts";
import type { ApiEnv } from "../http/api-env.ts";
import {
  type AuditedCall,
  auditedCall,
  auditPatience,
  type CallOutcome,
  originOf,
  record,
} from "../http/audit.ts";
import { requireEnvironment } from "../environments/require-environment.ts";
import type { FailedCalls } from "../http/failed-calls.ts";
import { readJson } from "../http/read-json.ts";
import { recordableText } from "../http/recordable-text.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { answerText } from "../operations/answer-text.ts";
import { compareEnvironments } from "./compare-environments.ts";

/** What comparing takes of the app. */
export type CompareDependencies = Pick<
  AppDependencies,
  "config" | "environments" | "getConnInfo" | "report"
> & {
  readonly failedCalls: FailedCalls;
};

/** Answers `POST /v1/compare`. @throws PggitError what it is refused for, and what comparing raises */
export async function answerComparison(
  context: Context<ApiEnv>,
  dependencies: CompareDependencies,
): Promise<Response> {
  const { limits } = dependencies.config;
  const origin = originOf(context, dependencies.getConnInfo);
  const request = await readRequest(context.req.raw, limits.body_bytes);
  const audited = (outcome: CallOutcome) => auditedComparison(origin, request, outcome);
  try {
    permit(context, request, dependencies);
    const { signal } = context.req.raw;
    const report = await compareEnvironments(request, dependencies.environments, {
      timeoutMs: limits.timeout_ms,
      signal,
    });
    const text = answerText(report, limits.answer_bytes);
    await recordInBoth(request, audited("done"), dependencies);
    return context.body(text, 200, { "Content-Type": "application/json" });
  } catch (thrown) {
    const error = PggitError.from(thrown);
    for (const environment of [request.env1, request.env2]) {
      await dependencies.failedCalls.add({ ...origin, environment }, audited(error.code), error);
    }
    throw error;
  }
}

async function readRequest(request: Request, bodyBytes: number): Promise<CompareRequest> {
  refuseQuery(request);
  const parsed = CompareRequest.safeParse(await readJson(request, bodyBytes));
  if (!parsed.success) throw PggitError.from(parsed.error);
  return parsed.data;
}

function permit(
  context: Context<ApiEnv>,
  { env1, env2 }: CompareRequest,
  { environments }: CompareDependencies,
): void {
  for (const environment of [env1, env2]) {
    requireScope(context.get("caller"), "read", environment);
    requireEnvironment(environments, environment);
  }
}

function auditedComparison(
  origin: ReturnType<typeof originOf>,
  { env1, env2 }: CompareRequest,
  outcome: CallOutcome,
): AuditedCall {
  const names = { env1: recordableText(env1, 100), env2: recordableText(env2, 100) };
  return auditedCall(origin, { operation: "compare", outcome, isRead: true, arguments: names });
}

/** Each environment keeps who compared it with what; one without pgGit keeps nothing. */
async function recordInBoth(
  { env1, env2 }: CompareRequest,
  call: AuditedCall,
  { environments, report }: CompareDependencies,
): Promise<void> {
  await Promise.all(
    [env1, env2].map((name) =>
      environments
        .use(name, (sql) => record(sql, call), { timeoutMs: auditPatience })
        .catch((thrown: unknown) => report?.(PggitError.from(thrown).in(name), call.requestId)),
    ),
  );
}
