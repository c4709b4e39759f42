/** The Lambda function of webhooks, also those that SNS delivers by itself, and emergency operations. */
import "./interpret-models.ts";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lazily } from "../runtime/lazily.ts";
import { dispatch } from "./dispatch.ts";
import { emergencyOnly } from "./emergency-only.ts";
import { lambdaApp } from "./lambda-app.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";
import { deliverSns } from "./sns-delivery.ts";

const parts = lazily(async () => {
  const runtime = await lambdaRuntime(process.env);
  const app = lambdaApp(runtime, process.env);
  const http = handle(emergencyOnly(app) as typeof app);
  return { app, config: runtime.config, http };
});
// Begun while Lambda initialises; what fails now is tried again with the first event.
parts().catch(() => undefined);

export const handler = dispatch({
  http: async (event, context) => {
    const { http } = await parts();
    return http(event as LambdaEvent, context as LambdaContext);
  },
  sns: async (record) => deliverSns(record, await parts()),
});
