import * as z from "zod";
import type { Delivery, Received } from "../delivery.ts";
import { sha256 } from "../hmac.ts";
import { Instant, parseBody } from "../parse-body.ts";

/** Fields of both who send groups of alerts. */
export const alertGroupFields = ["status", "receiver", "labels.*", "annotations.*"];

const Texts = z.record(z.string(), z.string()).default({});

const Alert = z.object({
  status: z.enum(["firing", "resolved"]),
  fingerprint: z.string().min(1),
  startsAt: Instant,
  /** Of a firing alert it is a year 1, or when it is expected to end. */
  endsAt: z.string(),
});

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config; Grafana's is the same and more. */
const Payload = z.lazy(() =>
  z.object({
    status: z.enum(["firing", "resolved"]),
    groupKey: z.string().min(1),
    receiver: z.string().default(""),
    title: z.string().optional(),
    commonLabels: Texts,
    commonAnnotations: Texts,
    groupLabels: Texts,
    alerts: z.array(Alert).min(1),
  }),
);
type Payload = z.infer<typeof Payload>;

/**
 * A group of alerts as Alertmanager sends it, and Grafana after it. The group is
 * the incident: triggered while one of its alerts fires.
 *
 * Its id is what it says: the group, and each alert with when it began. A repeated
 * request says the same, also where it is signed anew; an alert that fires again
 * began at another time.
 */
export async function parseAlertGroup({ body, receivedAt }: Received): Promise<Delivery> {
  const group = parseBody(body, Payload);
  const { status, groupKey, alerts } = group;
  const told = alerts.map((alert) => [
    alert.fingerprint,
    alert.status,
    alert.startsAt.toISOString(),
    alert.status === "resolved" ? alert.endsAt : "",
  ]);
  return {
    id: await sha256(
      JSON.stringify([groupKey, status, ...told.map((one) => one.join(" ")).sort()]),
    ),
    kind: status === "firing" ? "triggered" : "resolved",
    incident: groupKey,
    occurredAt: status === "firing" ? lastStart(group) : lastEnd(group, receivedAt),
    title: titleOf(group),
    details: {
      status,
      receiver: group.receiver,
      ...prefixed("labels", { ...group.groupLabels, ...group.commonLabels }),
      ...prefixed("annotations", group.commonAnnotations),
    },
  };
}

function lastStart({ alerts }: Payload): Date {
  return latest(alerts.filter(({ status }) => status === "firing").map(({ startsAt }) => startsAt));
}

function lastEnd({ alerts }: Payload, receivedAt: Date): Date {
  const ends = alerts.map(({ endsAt }) => Instant.safeParse(endsAt).data);
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 ? receivedAt : latest(known);
}

function latest(times: readonly Date[]): Date {
  return new Date(Math.max(0, ...times.map((time) => time.getTime())));
}

function titleOf({ title, commonAnnotations, commonLabels, groupLabels, alerts }: Payload): string {
  const name = commonLabels.alertname ?? groupLabels.alertname;
  const alone = commonAnnotations.summary ?? name;
  return title ?? alone ?? `${alerts.length} alert${alerts.length === 1 ? "" : "s"}`;
}

function prefixed(
  prefix: string,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}
