/** Deliveries as the senders make them, for tests. */
import type { SecretReader } from "pggit";
import { createCertificate } from "./certificate.fixture.ts";
import type { Received } from "./delivery.ts";
import { toHex } from "../auth/bytes.ts";
import { concat, utf8 } from "./bytes.ts";
import { sign } from "./hmac.ts";
import type { WebhookWorld } from "./webhook-world.ts";

export const now = new Date("2026-11-22T12:00:00Z");
export const secret = "a secret of enough length";
export const topic = "arn:aws:sns:eu-central-1:123456789012:alarms";

export type Sent = { readonly headers: Record<string, string>; readonly body: string };

/** What was sent, as it is received. */
export function received({ headers, body }: Sent, receivedAt = now): Received {
  return { headers: new Headers(headers), body: utf8(body), receivedAt };
}

/** HMAC-SHA256 in hexadecimal digits. */
async function hmac(text: string, key = secret): Promise<string> {
  return toHex(await sign(utf8(text), utf8(key)));
}

/** An issue at GitHub. */
export function githubIssue(state: "open" | "closed" = "open", changes: object = {}): string {
  return JSON.stringify({
    action: state === "open" ? "opened" : "closed",
    repository: { full_name: "acme/shop" },
    sender: { login: "alice" },
    issue: {
      number: 7,
      title: "Stop tracking 🚨",
      state,
      labels: [{ name: "pggit-stop" }],
      updated_at: state === "open" ? "2026-11-22T11:59:00Z" : "2026-11-22T11:59:30Z",
    },
    ...changes,
  });
}

export async function fromGithub(
  body = githubIssue(),
  event = "issues",
  key = secret,
): Promise<Sent> {
  return {
    body,
    headers: {
      "X-GitHub-Event": event,
      "X-GitHub-Delivery": crypto.randomUUID(),
      "X-Hub-Signature-256": `sha256=${await hmac(body, key)}`,
    },
  };
}

/** An event of an incident at PagerDuty. */
export function pagerdutyEvent(type = "incident.triggered", changes: object = {}): string {
  return JSON.stringify({
    event: {
      id: "01EVENT",
      event_type: type,
      occurred_at: "2026-11-22T11:59:00Z",
      data: {
        id: "PINCIDENT",
        type: "incident",
        title: "Database latency is high",
        status: "triggered",
        urgency: "high",
        service: { id: "PSERVICE", summary: "Orders database" },
        priority: { id: "PPRIO", summary: "P1" },
        teams: [{ id: "PTEAM", summary: "Storage" }],
      },
      ...changes,
    },
  });
}

export async function fromPagerduty(body = pagerdutyEvent(), key = secret): Promise<Sent> {
  return { body, headers: { "X-PagerDuty-Signature": `v1=${await hmac(body, key)}` } };
}

/** A group of alerts as Alertmanager and Grafana send it. */
export function alertGroup(status: "firing" | "resolved" = "firing", changes: object = {}): string {
  return JSON.stringify({
    version: "4",
    status,
    groupKey: '{}:{alertname="SlowDdl"}',
    receiver: "pggit",
    groupLabels: { alertname: "SlowDdl" },
    commonLabels: { alertname: "SlowDdl", severity: "critical" },
    commonAnnotations: { summary: "DDL takes longer than 5 s" },
    alerts: [
      {
        status,
        fingerprint: "c0ffee",
        startsAt: "2026-11-22T11:58:00.123Z",
        endsAt: status === "firing" ? "0001-01-01T00:00:00Z" : "2026-11-22T11:59:30Z",
      },
    ],
    ...changes,
  });
}

export async function fromGrafana(body = alertGroup(), time?: Date): Promise<Sent> {
  if (!time) return { body, headers: { "X-Grafana-Alerting-Signature": await hmac(body) } };
  const seconds = Math.floor(time.getTime() / 1000);
  return {
    body,
    headers: {
      "X-Grafana-Alerting-Signature": await hmac(`${seconds}:${body}`),
      "X-Grafana-Alerting-Timestamp": String(seconds),
    },
  };
}

/** What Datadog sends where it is told what docs/webhooks.md says. */
export function datadogAlert(transition = "Triggered", changes: object = {}): string {
  return JSON.stringify({
    alert_cycle_key: "1234567890",
    alert_transition: transition,
    date: "1795348740000",
    title: "[Triggered] Locks on orders",
    alert_id: "42",
    alert_priority: "P1",
    alert_type: "error",
    alert_scope: "host:db-1,env:production",
    tags: "team:storage, service:orders",
    ...changes,
  });
}

export async function fromStandard(
  body: string,
  { id = "msg_1", time = now, keys = [secret] }: { id?: string; time?: Date; keys?: string[] } = {},
): Promise<Sent> {
  const seconds = Math.floor(time.getTime() / 1000);
  const text = concat(utf8(`${id}.${seconds}.`), utf8(body));
  const macs = await Promise.all(keys.map((key) => sign(text, utf8(key))));
  return {
    body,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": macs.map((mac) => `v1,${btoa(String.fromCharCode(...mac))}`).join(" "),
    },
  };
}

/** A secret of Standard Webhooks that stands for the bytes of a text. */
export function whsec(text = secret): string {
  return `whsec_${btoa(text)}`;
}

const certificate = createCertificate();
export const certificateUrl =
  "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0abc.pem";

/** A message of SNS, signed as its SignatureVersion says. */
export async function fromSns(
  fields: Readonly<Record<string, string>> = {},
  version: "1" | "2" = "2",
): Promise<Sent> {
  const message: Record<string, string> = {
    Type: "Notification",
    MessageId: "0f1e2d3c",
    TopicArn: topic,
    Subject: "ALARM: locks",
    Message: JSON.stringify({
      AlarmName: "locks",
      AlarmArn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:locks",
      NewStateValue: "ALARM",
      NewStateReason: "Threshold crossed",
      StateChangeTime: "2026-11-22T11:59:00.000+0000",
      Region: "EU (Frankfurt)",
      AWSAccountId: "123456789012",
    }),
    Timestamp: "2026-11-22T11:59:10.000Z",
    SignatureVersion: version,
    SigningCertURL: certificateUrl,
    ...fields,
  };
  const names =
    message.Type === "Notification"
      ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
      : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  const text = names
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join("");
  const signature = (await certificate).sign(text, version === "1" ? "sha1" : "sha256");
  return { headers: {}, body: JSON.stringify({ ...message, Signature: signature }) };
}

/** A fetch that has the certificate of SNS, and tells what was asked of it. */
export function snsFetch(): typeof fetch & { readonly asked: string[] } {
  const asked: string[] = [];
  const fetcher = async (input: string | URL | Request) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    if (url === certificateUrl) return new Response((await certificate).pem);
    return url.includes("ConfirmSubscription")
      ? new Response("<ok/>")
      : new Response("", { status: 404 });
  };
  return Object.assign(fetcher, { asked });
}

/** The world of a test; without secrets but those in the configuration. */
export function world(parts: Partial<WebhookWorld> = {}): WebhookWorld {
  const readSecret: SecretReader = (arn) => Promise.reject(new Error(`there is no secret ${arn}`));
  return { fetch: snsFetch(), now: () => now, environment: {}, readSecret, ...parts };
}
