import { PggitError } from "pggit";
import * as z from "zod";
import { fromBase64, utf8 } from "../bytes.ts";
import { type Kind, malformed, type Received, refused } from "../delivery.ts";
import { Instant, parseBody } from "../parse-body.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { checkTime } from "../time-window.ts";
import { SnsCertificates, snsUrl } from "./sns-certificates.ts";

export const snsFacts: SenderFacts = {
  // https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html: 15 s, repeated for up to an hour
  answerWithinMs: 12_000,
  // An alarm of CloudWatch takes a few thousand; a message of SNS up to 256 KiB.
  unprovenBytes: 32 * 1024,
  fields: ["type", "topic", "subject", "alarm", "state", "region", "account"],
};

const Message = z.lazy(() =>
  z.object({
    Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
    MessageId: z.string().min(1),
    TopicArn: z.string(),
    Subject: z.string().nullish(),
    Message: z.string(),
    Timestamp: z.string(),
    SignatureVersion: z.enum(["1", "2"]),
    Signature: z.string(),
    SigningCertURL: z.string(),
    SubscribeURL: z.string().optional(),
    Token: z.string().optional(),
  }),
);
type Message = z.infer<typeof Message>;

/** What is signed: names and values, a line each. Subject only where there is one. */
const signed = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: [
    "Message",
    "MessageId",
    "SubscribeURL",
    "Timestamp",
    "Token",
    "TopicArn",
    "Type",
  ],
  UnsubscribeConfirmation: [
    "Message",
    "MessageId",
    "SubscribeURL",
    "Timestamp",
    "Token",
    "TopicArn",
    "Type",
  ],
} as const satisfies Record<Message["Type"], readonly (keyof Message)[]>;

/** Which topics may deliver, and how late. */
interface SnsSettings {
  readonly topics: readonly string[];
  readonly tolerance_seconds: number;
}

/**
 * Amazon SNS: RSA over named fields, with a certificate that AWS serves. The
 * signature says that SNS sent it and not for whom, so that only the configured
 * topics count. A subscription of one of them is confirmed.
 */
export function sns(
  settings: SnsSettings,
  dependencies: Pick<SenderDependencies, "fetch">,
): Sender {
  const certificates = new SnsCertificates(dependencies.fetch);
  return {
    async authenticate({ body, receivedAt }) {
      const message = parseBody(body, Message);
      if (!settings.topics.includes(message.TopicArn)) {
        throw refused("its topic is none of the webhook's topics");
      }
      const { SigningCertURL: url, TopicArn: topic, SignatureVersion: version } = message;
      const key = await certificates.key(url, topic, version);
      const signature = fromBase64(message.Signature);
      const text = utf8(textOf(message));
      if (
        signature === null ||
        !(await crypto.subtle.verify(key.algorithm, key, signature, text))
      ) {
        throw refused("its signature is not of Amazon SNS");
      }
      checkTime(timeOf(message), receivedAt, settings.tolerance_seconds);
    },
    async parse(received) {
      const message = parseBody(received.body, Message);
      if (message.Type === "SubscriptionConfirmation") await confirm(message, dependencies.fetch);
      return read(message, received);
    },
  };
}

function textOf(message: Message): string {
  return signed[message.Type]
    .filter((name) => message[name] != null)
    .map((name) => `${name}\n${message[name]}\n`)
    .join("");
}

function timeOf({ Timestamp }: Message): Date {
  const time = Instant.safeParse(Timestamp);
  if (!time.success) throw malformed("its Timestamp is not a time");
  return time.data;
}

/** Tells SNS that the subscription is wanted. A second time does no harm. */
async function confirm(message: Message, fetcher: typeof fetch): Promise<void> {
  const url = snsUrl(message.SubscribeURL ?? "", message.TopicArn);
  const answer = await fetcher(url.href, {
    redirect: "error",
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
  if (answer?.ok) return;
  throw new PggitError({
    code: "CONNECTION_FAILED",
    message: `The subscription to ${message.TopicArn} could not be confirmed.`,
    hint: "SNS asks again; check that this function may reach https://sns.<region>.amazonaws.com/.",
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions.html */
const Alarm = z.lazy(() =>
  z.object({
    AlarmName: z.string(),
    AlarmArn: z.string().optional(),
    NewStateValue: z.string(),
    NewStateReason: z.string().optional(),
    StateChangeTime: Instant,
    Region: z.string().optional(),
    AWSAccountId: z.string().optional(),
  }),
);

const kinds: Readonly<Record<string, Kind>> = { ALARM: "triggered", OK: "resolved" };

function read(message: Message, { receivedAt }: Received) {
  const common = { type: message.Type, topic: message.TopicArn, subject: message.Subject ?? "" };
  const alarm = message.Type === "Notification" ? alarmOf(message.Message) : null;
  if (alarm === null) {
    return {
      id: message.MessageId,
      kind: "other" as const,
      incident: message.TopicArn,
      occurredAt: Instant.safeParse(message.Timestamp).data ?? receivedAt,
      title: message.Subject ?? message.Message,
      details: common,
    };
  }
  return {
    id: message.MessageId,
    kind: kinds[alarm.NewStateValue] ?? ("other" as const),
    incident: alarm.AlarmArn ?? `${message.TopicArn} ${alarm.AlarmName}`,
    occurredAt: alarm.StateChangeTime,
    title: `${alarm.AlarmName}: ${alarm.NewStateReason ?? alarm.NewStateValue}`,
    details: {
      ...common,
      alarm: alarm.AlarmName,
      state: alarm.NewStateValue,
      region: alarm.Region ?? "",
      account: alarm.AWSAccountId ?? "",
    },
  };
}

/** The alarm of CloudWatch that a message holds; null for anything else that was published to the topic. */
function alarmOf(text: string): z.infer<typeof Alarm> | null {
  try {
    return Alarm.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
