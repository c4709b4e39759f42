/** The API of a page that names one. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { makeApiKey, Scope } from "pggit-functions";
import { type RunningServer, serve } from "pggit-functions/serve";
import type { Block } from "./page.ts";

/** A running API, and the variables by which a page reaches it. */
export interface Api {
  readonly server: RunningServer;
  readonly variables: Readonly<Record<string, string>>;
}

/** An API with a key for everything, and the webhooks that the page shows and whose secrets are variables. */
export async function startApi(
  targets: Record<string, string>,
  blocks: readonly Block[],
): Promise<Api> {
  const { key, hash } = await makeApiKey("docs");
  const secrets: Record<string, string> = {};
  const webhooks: Record<string, unknown> = {};
  for (const { label, text } of blocks) {
    if (label !== "webhooks") continue;
    for (const [name, webhook] of Object.entries(JSON.parse(text) as Record<string, Webhook>)) {
      const variable = /^env:(\w+)$/.exec(webhook.secrets?.[0] ?? "")?.[1];
      if (variable === undefined) continue;
      if (webhook.environments.some((environment) => !(environment in targets))) continue;
      webhooks[name] = webhook;
      secrets[variable] = randomBytes(32).toString("base64");
    }
  }
  const config = {
    environments: Object.fromEntries(
      Object.entries(targets).map(([name, target]) => [name, { target }]),
    ),
    keys: [
      {
        id: "docs",
        hashes: [hash],
        scopes: Scope.options.filter((scope) => scope !== "resolve:sql"),
        environments: "all",
        expires_at: "2999-01-01T00:00:00Z",
      },
    ],
    webhooks,
  };
  const server = await serve({
    sources: [JSON.stringify(config)],
    variables: secrets,
    host: "127.0.0.1",
    port: 0,
    readFile: (path) => readFile(path, "utf8"),
    write: () => undefined,
  });
  const { url } = server;
  return {
    server,
    variables: {
      ...secrets,
      API_URL: url,
      EMERGENCY_URL: url,
      KEY: key,
      PGGIT_KEY: key,
      PGGIT_API_KEY: key,
    },
  };
}

/** What counts here of a webhook that a page configures. */
interface Webhook {
  readonly secrets?: readonly string[];
  readonly environments: readonly string[];
}
