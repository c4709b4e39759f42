/** The Lambda function of webhooks and emergencies. */
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { createApp } from "../app.ts";
import { Config } from "../config/config.ts";
import { createEnvironments } from "../environments/create-environments.ts";
import { dispatch } from "./dispatch.ts";

const config = Config.parse(JSON.parse(process.env["PGGIT_CONFIG"] ?? "{}"));
const environments = createEnvironments(config.environments, { variables: process.env });
const app = createApp({
  config,
  environments,
  authenticate: () => Promise.reject(new Error("nobody is known yet")),
});
const http = handle(app);

export const handler = dispatch({ http: (event) => http(event as LambdaEvent) });
