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
  labels: Texts,
  annotations: Texts,
});
type Alert = z.infer<typeof Alert>;

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config; Grafana's is the same and more. */
const Payload = z.lazy(() =>
  z.object({
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
 * The alerts of a group as Alertmanager sends it, and Grafana after it: each is an
 * incident of its own, triggered while it fires. The group says no time at which it
 * was sent, and an alert may join it that began before others of it had ended: so
 * only the alert's own end says that the alert is over.
 *
 * Its id is what it says: the alert in its group, and when it began or ended. A
 * repeated request says the same, also where it is signed anew; an alert that fires
 * again began at another time.
 */
export async function parseAlertGroup({ body, receivedAt }: Received): Promise<Delivery[]> {
  const group = parseBody(body, Payload);
  return Promise.all(group.alerts.map((alert) => deliveryOf(alert, group, receivedAt)));
}

async function deliveryOf(alert: Alert, group: Payload, receivedAt: Date): Promise<Delivery> {
  const { status, fingerprint, startsAt, endsAt } = alert;
  const isFiring = status === "firing";
  const told = [group.groupKey, fingerprint, status, startsAt, isFiring ? "" : endsAt];
  return {
    id: await sha256(JSON.stringify(told)),
    kind: isFiring ? "triggered" : "resolved",
    incident: `${group.groupKey} ${fingerprint}`,
    occurredAt: isFiring ? startsAt : (Instant.safeParse(endsAt).data ?? receivedAt),
    title: titleOf(alert, group),
    details: {
      status,
      receiver: group.receiver,
      ...prefixed("labels", { ...group.groupLabels, ...group.commonLabels, ...alert.labels }),
      ...prefixed("annotations", { ...group.commonAnnotations, ...alert.annotations }),
    },
  };
}

function titleOf(
  { labels, annotations, fingerprint }: Alert,
  { title, commonAnnotations, commonLabels, groupLabels }: Payload,
): string {
  const summary = annotations.summary ?? commonAnnotations.summary;
  const name = labels.alertname ?? commonLabels.alertname ?? groupLabels.alertname;
  return summary ?? title ?? name ?? fingerprint;
}

function prefixed(
  prefix: string,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}
