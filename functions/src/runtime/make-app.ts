import type { Hono } from "hono";
import type { GetConnInfo } from "hono/conninfo";
import { PggitError, readSecret } from "pggit";
import { createApp } from "../app.ts";
import { authenticateBy } from "../auth/authenticate.ts";
import { requireSecrets } from "../config/require-secrets.ts";
import type { ApiEnv } from "../http/api-env.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { Runtime } from "./make-runtime.ts";

/** What the place that the app runs in knows, and the app does not. */
export interface AppPlace {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether the API listens where only this machine reaches it. */
  readonly isLoopback: boolean;
  readonly getConnInfo: GetConnInfo;
}

/**
 * The API over what a runtime made.
 *
 * @throws PggitError INVALID_CONFIG where it would be open, or closed to everybody, or to a sender
 */
export function makeApp(
  { config, environments, jobs, telemetry }: Omit<Runtime, "hand">,
  { variables, isLoopback, getConnInfo }: AppPlace,
): Hono<ApiEnv> {
  requireSecrets(config.webhooks, variables);
  return createApp({
    config,
    environments,
    jobs,
    telemetry,
    authenticate: authenticateBy(config, { isLoopback }),
    webhooks: { fetch, readSecret, environment: variables, now: () => new Date() },
    report: (error, requestId) => reportError(telemetry, error, requestId),
    getConnInfo,
  });
}

/** With what the answer does not say: where it came from, and what was thrown first. */
function reportError({ log }: Telemetry, thrown: unknown, requestId: string): void {
  const { code, message, hint, detail, sqlstate, environment, stack, cause } =
    PggitError.from(thrown);
  log("error", "failure", {
    request_id: requestId,
    code,
    error: message,
    hint,
    detail,
    sqlstate,
    environment,
    stack,
    ...(cause instanceof Error && { cause: cause.stack }),
  });
}
