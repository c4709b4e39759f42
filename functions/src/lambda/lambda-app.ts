import type { Hono } from "hono";
import { getConnInfo as getGatewayConnInfo } from "hono/aws-lambda";
import type { GetConnInfo } from "hono/conninfo";
import type { ApiEnv } from "../http/api-env.ts";
import { makeApp } from "../runtime/make-app.ts";
import type { Runtime } from "../runtime/make-runtime.ts";

/** What SNS delivers by itself came over no gateway, and from no address. */
const getConnInfo: GetConnInfo = (context) => {
  const { requestContext } = (context.env ?? {}) as { readonly requestContext?: unknown };
  return requestContext === undefined ? { remote: {} } : getGatewayConnInfo(context);
};

/** The API as it runs in Lambda. @throws PggitError INVALID_CONFIG where nobody could call it */
export function lambdaApp(
  runtime: Runtime,
  variables: Readonly<Record<string, string | undefined>>,
): Hono<ApiEnv> {
  return makeApp(runtime, { variables, isLoopback: false, getConnInfo });
}
