/** The Lambda function of webhooks and emergency operations. */
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lazily } from "../runtime/lazily.ts";
import { dispatch } from "./dispatch.ts";
import { emergencyOnly } from "./emergency-only.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";

const http = lazily(async () => {
  const { app } = await lambdaRuntime(process.env);
  return handle(emergencyOnly(app) as typeof app);
});
// Begun while Lambda initialises; what fails now is tried again with the first event.
http().catch(() => undefined);

export const handler = dispatch({
  http: async (event, context) => (await http())(event as LambdaEvent, context as LambdaContext),
});
