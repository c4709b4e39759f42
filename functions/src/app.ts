import { Hono } from "hono";
import type { AppDependencies } from "./app-dependencies.ts";
import { describeCaller } from "./auth/caller-answer.ts";
import { identify } from "./auth/identify.ts";
import { environmentsOf } from "./auth/require-scope.ts";
import { compareRoute } from "./compare/compare-route.ts";
import { healthRoutes } from "./health/health-routes.ts";
import { answerProblems } from "./http/answer-problems.ts";
import type { ApiEnv } from "./http/api-env.ts";
import { closedHeaders } from "./http/closed-headers.ts";
import { FailedCalls } from "./http/failed-calls.ts";
import { refuseOtherMethods } from "./http/other-methods.ts";
import { requestIds } from "./http/request-id.ts";
import { jobRoutes } from "./jobs/job-routes.ts";
import { documentRoutes } from "./openapi/document-routes.ts";
import { operationRoutes } from "./operations/operation-routes.ts";
import { pageRoutes } from "./pages/page-routes.ts";
import { watchRequests } from "./telemetry/watch-requests.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

/**
 * The operations API as one app of web standards alone: the same on Lambda, on
 * Node and on runtimes like Workers.
 */
export function createApp(dependencies: AppDependencies): Hono<ApiEnv> {
  const { authenticate, config, environments, getConnInfo } = dependencies;
  const app = new Hono<ApiEnv>();
  app.use(requestIds, closedHeaders);
  if (dependencies.telemetry) app.use(watchRequests(dependencies.telemetry));
  const identified = identify({ authenticate, limits: config.limits, getConnInfo });
  healthRoutes(app, environments, identified);
  documentRoutes(app);
  if (dependencies.webhooks) webhookRoutes(app, dependencies, dependencies.webhooks);
  app.use("/v1/*", identified);
  app.get("/v1/environments", (context) =>
    context.json({ environments: environmentsOf(context.get("caller"), environments.names) }),
  );
  app.get("/v1/caller", (context) =>
    context.json(describeCaller(context.get("caller"), environments.names)),
  );
  const called = { ...dependencies, failedCalls: new FailedCalls(dependencies) };
  operationRoutes(app, called);
  compareRoute(app, called);
  if (dependencies.jobs) jobRoutes(app, dependencies.jobs, called);
  pageRoutes(app, dependencies);
  refuseOtherMethods(app);
  answerProblems(app, dependencies.report);
  return app;
}
