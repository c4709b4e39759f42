import { PggitError } from "pggit";
import * as z from "zod";
import { concat, fromBase64, utf8 } from "../bytes.ts";
import { Kind, refused } from "../delivery.ts";
import { isSigned } from "../hmac.ts";
import { Instant, parseBody } from "../parse-body.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { checkTime, timeOf } from "../time-window.ts";

export const standardWebhooksFacts: SenderFacts = {
  // https://www.standardwebhooks.com asks senders to wait 15 to 30 s; whatever is not 2xx is repeated
  answerWithinMs: 12_000,
  fields: ["type", "severity", "service", "labels.*"],
};

/** What is asked of whoever has no sender of its own here; docs/webhooks.md has it with an example. */
const Payload = z.lazy(() =>
  z.object({
    type: z.string().min(1),
    timestamp: Instant.optional(),
    data: z
      .object({
        kind: Kind.optional(),
        incident: z.string().min(1).optional(),
        title: z.string().optional(),
        severity: z.string().optional(),
        service: z.string().optional(),
        labels: z.record(z.string(), z.string()).default({}),
      })
      .prefault({}),
  }),
);

/** Standard Webhooks: HMAC-SHA256 of `id.timestamp.body`, several in webhook-signature while a secret is rotated. */
export function standardWebhooks(
  { tolerance_seconds }: { readonly tolerance_seconds: number },
  { secrets }: Pick<SenderDependencies, "secrets">,
): Sender {
  return {
    async authenticate({ headers, body, receivedAt }) {
      const [id, time, header] = required(headers);
      const signatures = header
        .split(" ")
        .filter((part) => part.startsWith("v1,"))
        .map((part) => fromBase64(part.slice(3)));
      const text = concat(utf8(`${id}.${time}.`), body);
      if (!(await isSigned(text, (await secrets()).map(keyOf), signatures))) {
        throw refused("none of its signatures is of one of the webhook's secrets");
      }
      checkTime(timeOf(time), receivedAt, tolerance_seconds);
    },
    async parse({ headers, body }) {
      const [id, time] = required(headers);
      const { type, timestamp, data } = parseBody(body, Payload);
      return {
        id,
        kind: data.kind ?? kindOfType(type),
        incident: data.incident ?? type.replace(/\.[^.]*$/, ""),
        occurredAt: timestamp ?? timeOf(time),
        title: data.title ?? type,
        details: {
          type,
          ...(data.severity !== undefined && { severity: data.severity }),
          ...(data.service !== undefined && { service: data.service }),
          ...Object.fromEntries(
            Object.entries(data.labels).map(([name, value]) => [`labels.${name}`, value]),
          ),
        },
      };
    },
  };
}

function required(headers: Headers): [id: string, time: string, signatures: string] {
  const [id, time, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => {
      const value = headers.get(name);
      if (!value) throw refused(`it has no header ${name}`);
      return value;
    },
  );
  return [id ?? "", time ?? "", signatures ?? ""];
}

/** `incident.triggered` and `incident.resolved`, whatever stands before the last point. */
function kindOfType(type: string): Kind {
  return Kind.safeParse(type.split(".").at(-1)).data ?? "other";
}

/** A secret is base64 after `whsec_`; nothing else is one, since a key of other bytes would match nothing. */
function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = fromBase64(secret.replace(/^whsec_/, ""));
  if (key !== null) return key;
  throw new PggitError({
    code: "INVALID_CONFIG",
    message: "A secret of a Standard Webhooks webhook is not base64.",
    hint: "It is what the sender shows, such as whsec_ and 32 or more letters and digits.",
  });
}
