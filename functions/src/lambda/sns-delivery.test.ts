import { Hono } from "hono";
import { expect, test } from "vitest";
import type { WebhookConfig } from "../config/webhooks-config.ts";
import { sns } from "../webhooks/senders/sns.ts";
import { fromSns, received, snsFetch, topic } from "../webhooks/webhooks.fixture.ts";
import { deliverSns } from "./sns-delivery.ts";

/** An API with one webhook, that answers as it is told and keeps what it got. */
function apiWith(status: 200 | 401 | 503) {
  const got: string[] = [];
  const app = new Hono();
  app.post("/v1/webhooks/alarms", async (context) => {
    got.push(await context.req.text());
    return context.json({ code: "INVALID_SIGNATURE" }, status);
  });
  const alarms: WebhookConfig = {
    sender: "sns",
    topics: [topic],
    tolerance_seconds: 3_900,
    environments: [],
    rules: [],
  };
  return { api: { app, config: { webhooks: { alarms } } }, got };
}

/** A notification as Lambda's event has it. */
async function record(topicArn = topic) {
  const { body } = received(await fromSns({ UnsubscribeURL: "https://sns.example/" }));
  const { SigningCertURL, UnsubscribeURL, ...rest } = JSON.parse(
    new TextDecoder().decode(body),
  ) as Record<string, string>;
  const Sns = { ...rest, SigningCertUrl: SigningCertURL, UnsubscribeUrl: UnsubscribeURL };
  return { Sns: { ...Sns, TopicArn: topicArn } };
}

test("what Lambda hands over is verified as if SNS had sent it over HTTP", async () => {
  const { api, got } = apiWith(200);
  await deliverSns(await record(), api);
  const sender = sns({ topics: [topic], tolerance_seconds: 3_900 }, { fetch: snsFetch() });
  const delivered = { ...received(await fromSns({})), body: new TextEncoder().encode(got[0]) };
  await expect(sender.authenticate(delivered)).resolves.toBeUndefined();
});

test.each([401, 503] as const)("an answer of %s is an error of the invocation", async (status) => {
  const { api } = apiWith(status);
  await expect(deliverSns(await record(), api)).rejects.toMatchObject({
    code: "DELIVERY_NOT_HANDLED",
    message: expect.stringContaining(String(status)),
  });
});

test("a topic that no webhook names is an error, too", async () => {
  const { api, got } = apiWith(200);
  const other = await record("arn:aws:sns:eu-central-1:999999999999:other");
  await expect(deliverSns(other, api)).rejects.toMatchObject({ code: "UNKNOWN_WEBHOOK" });
  expect(got).toEqual([]);
});
