/** What the routes of webhooks do before and after the webhook itself. */
import { Hono } from "hono";
import { expect, test } from "vitest";
import { Config } from "../config/config.ts";
import { answerProblems } from "../http/answer-problems.ts";
import type { ApiEnv } from "../http/api-env.ts";
import {
  fromGithub,
  fromSns,
  githubIssue,
  type Sent,
  secret,
  topic,
  world,
} from "./webhooks.fixture.ts";
import { webhookRoutes } from "./routes.ts";

const config = Config.parse({
  environments: { production: { target: "memory:" } },
  limits: { failures_per_minute: 3 },
  webhooks: {
    hook: {
      sender: "github",
      secrets: [secret],
      environments: ["production"],
      rules: [{ action: "disable" }],
    },
    alarms: {
      sender: "sns",
      topics: [topic],
      environments: ["production"],
      rules: [{ action: "disable" }],
    },
  },
});

/** The routes over a database that cannot be reached; `from` is the address of a request, `written` what reached it. */
function routes() {
  const state = { from: "192.0.2.1", now: Date.parse("2026-11-22T12:00:00Z"), written: 0 };
  const environments = {
    names: ["production"],
    use: () => {
      state.written += 1;
      return Promise.reject(new Error("down"));
    },
    close: () => Promise.resolve(),
  };
  const app = new Hono<ApiEnv>();
  webhookRoutes(
    app,
    { config, environments, getConnInfo: () => ({ remote: { address: state.from } }) },
    { ...world(), now: () => new Date(state.now) },
  );
  answerProblems(app);
  const post = ({ headers, body }: Sent, name: string) =>
    app.request(`/v1/webhooks/${name}`, { method: "POST", headers, body });
  const send = async (key: string, name = "hook") =>
    post(await fromGithub(githubIssue(), "issues", key), name);
  return { state, post, send };
}

const wrong = "a wrong secret of that length";

test("what an address sends without a good signature is refused a few times, then told to come later", async () => {
  const { state, send } = routes();
  const statuses = [];
  for (let count = 0; count < 5; count += 1) statuses.push((await send(wrong)).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(state.written).toBe(3);
  const later = await send(wrong);
  expect(later.headers.get("retry-after")).toBe("20");
  expect((await send(wrong, "nobody")).status).toBe(429);
  state.from = "192.0.2.2";
  expect((await send(wrong)).status).toBe(401);
  expect((await send(wrong, "nobody")).status).toBe(404);
  state.from = "192.0.2.1";
  state.now += 20_000;
  expect((await send(wrong)).status).toBe(401);
});

test("a good signature is heard however often others at its address have failed", async () => {
  const { state, send } = routes();
  for (let count = 0; count < 9; count += 1) await send(wrong);
  const written = state.written;
  const heard = await send(secret);
  // Heard, and the database is down.
  expect([heard.status, heard.headers.get("retry-after")]).toEqual([503, "10"]);
  expect(state.written).toBe(written + 1);
});

test("from an address that was refused too often no long message of SNS is read, and an alarm is", async () => {
  const { post } = routes();
  const long = { headers: {}, body: JSON.stringify({ Type: "x".repeat(40_000) }) };
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await post(long, "alarms")).status);
  expect(statuses).toEqual([400, 400, 400, 429]);
  // What is no JSON would be 400 if it were read.
  const unread = await post({ headers: {}, body: "[".repeat(40_000) }, "alarms");
  expect([unread.status, unread.headers.get("retry-after")]).toEqual([429, "20"]);
  // Heard, and the database is down.
  expect((await post(await fromSns(), "alarms")).status).toBe(503);
});
