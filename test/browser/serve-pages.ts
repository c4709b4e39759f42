/** The status page as a user has it: `pggit serve` over databases, with keys. */
import { readFile } from "node:fs/promises";
import type { Scope } from "pggit";
import { makeApiKey } from "pggit-functions";
import { serve } from "pggit-functions/serve";
import { allScopes } from "../functions/api.ts";

/** Whose keys there are: each may do this, in production and staging. */
const rights = {
  /** On call: may do everything. */
  oncall: allScopes,
  /** May look and touch nothing. */
  reader: ["read"],
  /** May resolve, but not with SQL of his own. */
  resolver: ["read", "resolve"],
} as const satisfies Record<string, readonly Scope[]>;

export type Person = keyof typeof rights;

/** Running pages. */
export interface ServedPages {
  /** The origin: `http://127.0.0.1:1234`. */
  readonly url: string;
  readonly keys: Readonly<Record<Person | "expired", string>>;
  /** What the server has written to its log. */
  readonly log: () => string;
  close(): Promise<void>;
}

/** What PagerDuty and the API have in common. */
export const webhookSecret = "a secret of the webhook's";

/**
 * Serves the pages of two environments on a free port of the loopback interface.
 *
 * @param urls connection strings of production and staging
 */
export async function servePages(urls: {
  readonly production: string;
  readonly staging: string;
}): Promise<ServedPages> {
  const keys = {} as Record<Person | "expired", string>;
  const entries: object[] = [];
  for (const [id, scopes] of Object.entries({ ...rights, expired: allScopes })) {
    const { key, hash } = await makeApiKey(id);
    keys[id as Person] = key;
    const year = id === "expired" ? 2020 : 2999;
    entries.push({
      id,
      scopes,
      hashes: [hash],
      environments: ["production", "staging"],
      expires_at: `${year}-01-01T00:00:00Z`,
    });
  }
  let log = "";
  const server = await serve({
    sources: [
      JSON.stringify({
        environments: {
          production: { target: "env:PRODUCTION_URL" },
          staging: { target: "env:STAGING_URL" },
        },
        keys: entries,
        webhooks: {
          pagerduty: {
            sender: "pagerduty",
            secrets: [webhookSecret],
            environments: ["production"],
            rules: [
              { action: "disable", duration: "2 hours", reason: "{title} ({service})" },
              { action: "enable" },
            ],
          },
        },
        allow_resolve_sql: true,
        limits: { calls_per_minute: 60_000, failures_per_minute: 60_000 },
      }),
    ],
    variables: { PRODUCTION_URL: urls.production, STAGING_URL: urls.staging },
    readFile: (path) => readFile(path, "utf8"),
    host: "127.0.0.1",
    port: 0,
    write: (line) => {
      log += `${line}\n`;
    },
  });
  return { url: server.url, keys, log: () => log, close: () => server.close() };
}
