/** The Lambda function of the API: API Gateway v2 and Function URLs. */
import "./interpret-models.ts";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { lazily } from "../runtime/lazily.ts";
import { dispatch } from "./dispatch.ts";
import { lambdaApp } from "./lambda-app.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";

const http = lazily(async () => handle(lambdaApp(await lambdaRuntime(process.env), process.env)));
// Begun while Lambda initialises, where time is not billed twice; what fails now is tried again with the first event.
http().catch(() => undefined);

export const handler = dispatch({
  http: async (event, context) => (await http())(event as LambdaEvent, context as LambdaContext),
});
