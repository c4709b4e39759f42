/** The app with webhooks over real databases, and deliveries for it. */
import { createHmac } from "node:crypto";
import { afterEach } from "vitest";
import { connect, PggitError, type Sql } from "pggit";
import { type AppDependencies, Config, createApp, type Environments } from "pggit-functions";

const secret = "a secret of enough length";

/** Environments over so many connections each, opened when they are needed. */
function testEnvironments(urls: Readonly<Record<string, string>>, connections = 1): Environments {
  const free = new Map<string, Sql[]>();
  const opened: Sql[] = [];
  const count = new Map<string, number>();
  const waiting: (() => void)[] = [];
  const take = async (name: string): Promise<Sql> => {
    for (;;) {
      const kept = free.get(name)?.pop();
      if (kept) return kept;
      const made = count.get(name) ?? 0;
      if (made < connections) {
        count.set(name, made + 1);
        try {
          const sql = await connect(urls[name] ?? "");
          opened.push(sql);
          return sql;
        } catch (error) {
          count.set(name, made);
          throw error;
        }
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const environments: Environments = {
    names: Object.keys(urls),
    async use(name, work) {
      const sql = await take(name);
      try {
        return await work(sql);
      } finally {
        free.set(name, [...(free.get(name) ?? []), sql]);
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all(opened.map((sql) => sql.close().catch(() => undefined)));
    },
  };
  return environments;
}

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
  readonly connections?: number;
}

interface WebhookApps {
  /** An app over one database, with so many connections to it. */
  readonly app: (url: string, options?: AppOptions) => App;
  readonly environmentsOf: (urls: Record<string, string>, connections?: number) => Environments;
}

/** Apps for the tests of a file, whose connections are closed after each. */
export function useWebhookApps(): WebhookApps {
  let open: Environments[] = [];
  afterEach(async () => {
    await Promise.all(open.map((environments) => environments.close()));
    open = [];
  });
  const environmentsOf = (urls: Record<string, string>, connections?: number): Environments => {
    const environments = testEnvironments(urls, connections);
    open.push(environments);
    return environments;
  };
  const app = (url: string, { rules = enabling, connections = 1 }: AppOptions = {}) =>
    webhookApp(environmentsOf({ production: url }, connections), rules);
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
