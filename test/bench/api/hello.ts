/** The floor of a cold start: Hono's hello world as a Lambda function. */
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const app = new Hono();

app.get("/livez", (context) => context.text("hello"));

export const handler = handle(app);
