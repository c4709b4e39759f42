/** Amazon SNS: what its messages are read into, and from where certificates and confirmations come. */
import { expect, test } from "vitest";
import type { Received } from "../delivery.ts";
import { certificateUrl, fromSns, received, snsFetch, topic } from "../webhooks.fixture.ts";
import { sns } from "./sns.ts";

const at = (time: string) => new Date(time);
const sender = (fetcher: typeof fetch) =>
  sns({ topics: [topic], tolerance_seconds: 3_900 }, { fetch: fetcher });

const read = async (fields: Record<string, string>, fetcher = snsFetch()) => {
  const one = sender(fetcher);
  const sent: Received = received(await fromSns(fields));
  await one.authenticate(sent);
  return one.parse(sent);
};

test("an alarm of CloudWatch is triggered and resolved; other messages are neither", async () => {
  expect(await read({})).toMatchObject({
    id: "0f1e2d3c",
    kind: "triggered",
    incident: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:locks",
    occurredAt: at("2026-11-22T11:59:00Z"),
    title: "locks: Threshold crossed",
    details: { alarm: "locks", state: "ALARM", topic },
  });
  const ok = JSON.stringify({
    AlarmName: "locks",
    NewStateValue: "OK",
    StateChangeTime: "2026-11-22T11:59:30Z",
  });
  expect(await read({ Message: ok })).toMatchObject({ kind: "resolved" });
  expect(await read({ Message: "hello", Subject: "greeting" })).toMatchObject({
    kind: "other",
    title: "greeting",
  });
});

const confirmation = {
  Type: "SubscriptionConfirmation",
  Token: "abc",
  SubscribeURL: "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc",
};

test("a subscription of a configured topic is confirmed, at SNS and nowhere else", async () => {
  const fetcher = snsFetch();
  expect(await read(confirmation, fetcher)).toMatchObject({ kind: "other" });
  expect(fetcher.asked).toEqual([certificateUrl, confirmation.SubscribeURL]);
  const elsewhere = {
    ...confirmation,
    SubscribeURL: "https://evil.example/?Action=ConfirmSubscription",
  };
  const wary = snsFetch();
  await expect(read(elsewhere, wary)).rejects.toMatchObject({ code: "INVALID_SIGNATURE" });
  expect(wary.asked).toEqual([certificateUrl]);
});

test("another topic is refused before anything is fetched", async () => {
  const fetcher = snsFetch();
  const foreign = { ...confirmation, TopicArn: "arn:aws:sns:eu-central-1:999999999999:alarms" };
  await expect(read(foreign, fetcher)).rejects.toMatchObject({ code: "INVALID_SIGNATURE" });
  expect(fetcher.asked).toEqual([]);
});

test.each([
  "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0abc.pem",
  "https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-0abc.pem",
  "https://sns.eu-central-1.amazonaws.com@evil.example/SimpleNotificationService-0abc.pem",
  "https://user@sns.eu-central-1.amazonaws.com/SimpleNotificationService-0abc.pem",
  "https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-0abc.pem",
  "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0abc.pem",
  "https://evil.s3.amazonaws.com/SimpleNotificationService-0abc.pem",
  "https://sns.eu-central-1.amazonaws.com/other.pem",
  "https://sns.eu-central-1.amazonaws.com/x/../SimpleNotificationService-0abc.pem?x=1",
  "not a url",
])("no certificate is fetched from %s", async (SigningCertURL) => {
  const fetcher = snsFetch();
  await expect(read({ SigningCertURL }, fetcher)).rejects.toMatchObject({
    code: "INVALID_SIGNATURE",
  });
  expect(fetcher.asked).toEqual([]);
});

test("a certificate is fetched once, and again after a failure", async () => {
  const fetcher = snsFetch();
  let failures = 1;
  const failing = Object.assign(
    async (input: string | URL | Request) => {
      failures -= 1;
      return failures >= 0 ? new Response("busy", { status: 503 }) : fetcher(input);
    },
    { asked: [] },
  );
  const one = sender(failing);
  const sent = received(await fromSns());
  await expect(one.authenticate(sent)).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
  await one.authenticate(sent);
  await one.authenticate(sent);
  expect(fetcher.asked).toHaveLength(1);
});
