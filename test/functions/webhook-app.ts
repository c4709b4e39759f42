/** The app with webhooks over real databases, and deliveries for it. */
import { createHmac } from "node:crypto";
import { afterEach } from "vitest";
import { PggitError } from "pggit";
import {
  type AppDependencies,
  Config,
  createApp,
  createEnvironments,
  EnvironmentConfig,
  type Environments,
} from "pggit-functions";

const secret = "a secret of enough length";

/** Answers requests. */
export interface App {
  request(request: Request): Response | Promise<Response>;
}

/** An app with a webhook of PagerDuty, called `pd`, one of Standard Webhooks, `std`, and one of Alertmanager, `am`. */
export function webhookApp(
  environments: Environments,
  rules: readonly object[],
  names = ["production"],
): App {
  const webhook = { secrets: [secret], environments: names, rules };
  const config = Config.parse({
    environments: Object.fromEntries(
      environments.names.map((name) => [name, { target: "memory:" }]),
    ),
    // What tests send comes from nowhere, which is one address.
    limits: { failures_per_minute: 10_000 },
    webhooks: {
      pd: { sender: "pagerduty", ...webhook },
      am: {
        sender: "alertmanager",
        ...webhook,
        rules: [{ action: "disable" }, { action: "enable" }],
      },
      std: { sender: "standard-webhooks", ...webhook, secrets: [`whsec_${btoa(secret)}`] },
    },
  });
  const dependencies: AppDependencies = {
    config,
    environments,
    authenticate: () =>
      Promise.reject(new PggitError({ code: "INTERNAL", message: "Nobody logs in.", hint: "" })),
    webhooks: {
      fetch,
      now: () => new Date(),
      environment: {},
      readSecret: () => Promise.reject(new Error("there are no secrets")),
    },
  };
  return createApp(dependencies);
}

/** Disables for what is triggered, enables for what is resolved. */
export const enabling = [
  { action: "disable", duration: "2 hours", reason: "{title} ({service})" },
  { action: "enable" },
];

interface AppOptions {
  readonly rules?: readonly object[];
}

interface WebhookApps {
  /** An app over one database. */
  readonly app: (url: string, options?: AppOptions) => App;
  readonly environmentsOf: (urls: Record<string, string>) => Environments;
}

/** Apps for the tests of a file, whose connections are closed after each. */
export function useWebhookApps(): WebhookApps {
  let open: Environments[] = [];
  afterEach(async () => {
    await Promise.all(open.map((environments) => environments.close()));
    open = [];
  });
  const environmentsOf = (urls: Record<string, string>): Environments => {
    const environments = createEnvironments(
      Object.fromEntries(
        Object.entries(urls).map(([name, target]) => [name, EnvironmentConfig.parse({ target })]),
      ),
      { variables: {} },
    );
    open.push(environments);
    return environments;
  };
  const app = (url: string, { rules = enabling }: AppOptions = {}) =>
    webhookApp(environmentsOf({ production: url }), rules);
  return { app, environmentsOf };
}

/** An event of an incident at PagerDuty, `seconds` from now by its clock. */
export function event(
  type: "triggered" | "resolved",
  incident = "P1",
  seconds = 0,
  id: string = crypto.randomUUID(),
) {
  return JSON.stringify({
    event: {
      id,
      event_type: `incident.${type}`,
      occurred_at: new Date(Date.now() + seconds * 1000).toISOString(),
      data: {
        id: incident,
        title: `Incident ${incident}`,
        service: { id: "S", summary: "Orders" },
      },
    },
  });
}

/** The request of PagerDuty for a body. */
export function delivery(body: string, key = secret, webhook = "pd"): Request {
  const signature = createHmac("sha256", key).update(body).digest("hex");
  return new Request(`http://localhost/v1/webhooks/${webhook}`, {
    method: "POST",
    body,
    headers: { "X-PagerDuty-Signature": `v1=${signature}` },
  });
}

/** An alert of a group of Alertmanager's, from and to so many minutes from now; without an end it fires. */
export function alert(fingerprint: string, from: number, to?: number) {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  return {
    status: to === undefined ? "firing" : "resolved",
    fingerprint,
    startsAt: at(from),
    endsAt: to === undefined ? "0001-01-01T00:00:00Z" : at(to),
    labels: { alertname: "SlowDdl" },
    annotations: { summary: `Slow on ${fingerprint}` },
  };
}

/** The request of Alertmanager for a group of alerts. */
export function alerts(...group: readonly ReturnType<typeof alert>[]): Request {
  return new Request("http://localhost/v1/webhooks/am", {
    method: "POST",
    body: JSON.stringify({ groupKey: "{}:{}", alerts: group }),
    headers: { Authorization: `Bearer ${secret}` },
  });
}

/** Delivers as PagerDuty does: again where it is asked to. */
export async function persistently(api: App, body: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await api.request(delivery(body));
    if (answer.status !== 503 || attempt === 20) return answer;
  }
}
