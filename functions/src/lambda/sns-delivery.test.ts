import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Runtime } from "../runtime/make-runtime.ts";
import { sns } from "../webhooks/senders/sns.ts";
import { fromSns, received, snsFetch, topic } from "../webhooks/webhooks.fixture.ts";
import { deliverSns } from "./sns-delivery.ts";

/** A runtime with one webhook, that answers as it is told and keeps what it got. */
function runtimeWith(status: 200 | 401 | 503) {
  const got: string[] = [];
  const app = new Hono();
  app.post("/v1/webhooks/alarms", async (context) => {
    got.push(await context.req.text());
    return context.json({ code: "INVALID_SIGNATURE" }, status);
  });
  const config = { webhooks: { alarms: { sender: "sns", topics: [topic] } } };
  return { runtime: { app, config } as unknown as Runtime, got };
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
  const { runtime, got } = runtimeWith(200);
  await deliverSns(await record(), runtime);
  const sender = sns({ topics: [topic], tolerance_seconds: 3_900 }, { fetch: snsFetch() });
  const delivered = { ...received(await fromSns({})), body: new TextEncoder().encode(got[0]) };
  await expect(sender.authenticate(delivered)).resolves.toBeUndefined();
});

test.each([401, 503] as const)("an answer of %s is an error of the invocation", async (status) => {
  const { runtime } = runtimeWith(status);
  await expect(deliverSns(await record(), runtime)).rejects.toMatchObject({
    code: "DELIVERY_NOT_HANDLED",
    message: expect.stringContaining(String(status)),
  });
});

test("a topic that no webhook names is an error, too", async () => {
  const { runtime, got } = runtimeWith(200);
  const other = await record("arn:aws:sns:eu-central-1:999999999999:other");
  await expect(deliverSns(other, runtime)).rejects.toMatchObject({ code: "UNKNOWN_WEBHOOK" });
  expect(got).toEqual([]);
});
