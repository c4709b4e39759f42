import * as z from "zod";
import { fromHex, utf8 } from "../bytes.ts";
import { type Kind, refused } from "../delivery.ts";
import { isSigned } from "../hmac.ts";
import { Instant, parseBody } from "../parse-body.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { checkTime } from "../time-window.ts";

export const pagerdutyFacts: SenderFacts = {
  // How long it waits it does not say. 5xx, 429 and silence are repeated for 48 h; other 4xx are dropped, and three
  // of those disable the webhook for a day.
  answerWithinMs: 4_000,
  fields: ["event_type", "service", "service_id", "priority", "urgency", "status", "teams"],
};

/** What it repeats for 48 hours may come that late; the time of the event is signed with it. */
const longest = 49 * 3600;

const Reference = z.object({ id: z.string(), summary: z.string().nullish() });

const Payload = z.lazy(() =>
  z.object({
    event: z.object({
      id: z.string().min(1),
      event_type: z.string(),
      occurred_at: Instant,
      data: z.object({
        id: z.string().optional(),
        title: z.string().nullish(),
        summary: z.string().nullish(),
        status: z.string().nullish(),
        urgency: z.string().nullish(),
        service: Reference.nullish(),
        priority: Reference.nullish(),
        teams: z.array(Reference).nullish(),
        /** Of what belongs to an incident, such as a note. */
        incident: Reference.nullish(),
      }),
    }),
  }),
);
type PagerdutyEvent = z.infer<typeof Payload>["event"];

const kinds: Readonly<Record<string, Kind>> = {
  "incident.triggered": "triggered",
  "incident.reopened": "triggered",
  "incident.resolved": "resolved",
};

/** PagerDuty v3: HMAC-SHA256 of the body, several in X-PagerDuty-Signature while a secret is rotated. */
export function pagerduty({ secrets }: Pick<SenderDependencies, "secrets">): Sender {
  return {
    async authenticate({ headers, body }) {
      const header = headers.get("X-PagerDuty-Signature");
      if (header === null) throw refused("it has no header X-PagerDuty-Signature");
      const signatures = header
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part.startsWith("v1="))
        .map((part) => fromHex(part.slice(3)));
      if (!(await isSigned(body, (await secrets()).map(utf8), signatures))) {
        throw refused("none of its signatures is of one of the webhook's secrets");
      }
    },
    async parse({ body, receivedAt }) {
      const { event } = parseBody(body, Payload);
      checkTime(event.occurred_at, receivedAt, longest);
      const { data } = event;
      return {
        id: event.id,
        kind: kinds[event.event_type] ?? "other",
        incident: data.incident?.id ?? data.id ?? event.id,
        occurredAt: event.occurred_at,
        title: data.title ?? data.incident?.summary ?? data.summary ?? event.event_type,
        details: detailsOf(event),
      };
    },
  };
}

function detailsOf({ event_type, data }: PagerdutyEvent) {
  return {
    event_type,
    ...(data.service && {
      service: data.service.summary ?? data.service.id,
      service_id: data.service.id,
    }),
    ...(data.priority && { priority: data.priority.summary ?? data.priority.id }),
    ...(data.urgency && { urgency: data.urgency }),
    ...(data.status && { status: data.status }),
    ...(data.teams && { teams: data.teams.map(({ id, summary }) => summary ?? id) }),
  };
}
