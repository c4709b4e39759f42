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

/** An app with one webhook of PagerDuty, called `pd`, and another of Standard Webhooks, called `std`. */
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

/** Delivers as PagerDuty does: again where it is asked to. */
export async function persistently(api: App, body: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await api.request(delivery(body));
    if (answer.status !== 503 || attempt === 20) return answer;
  }
}
