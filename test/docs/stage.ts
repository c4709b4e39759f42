/**
 * What the examples of a page work on: a shop in production and on staging, as the demo has it, an empty
 * operations database, and an API over them. Each is made when the page names it.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { connect, install } from "pggit";
import { makeApiKey, Scope } from "pggit-functions";
import { type RunningServer, serve } from "pggit-functions/serve";
import { withClient } from "../servers/client.ts";
import { type Database, database, serverUrl, template, uniqueName } from "../servers/databases.ts";
import type { Block } from "./page.ts";

const production = demoSql("production");
const staging = demoSql("staging");

/** The shop with pgGit in it, and as it is before pgGit is installed. */
const templates = {
  production: template("docs_production", ({ url }) => shop(url, [production])),
  staging: template("docs_staging", ({ url }) => shop(url, [production, staging])),
  operations: template("docs_operations", ({ url }) => shop(url, [])),
  untracked_production: template("docs_untracked_production", async ({ client }) => {
    await client.query(production);
  }),
  untracked_staging: template("docs_untracked_staging", async ({ client }) => {
    await client.query(production);
    await client.query(staging);
  }),
};

const names = ["production", "staging", "operations"] as const;

/** The databases of a page, the variables by which it names them, and its API. */
export interface Stage {
  readonly variables: Readonly<Record<string, string>>;
  /** The URL of a database, or of the API. */
  readonly urlOf: (name: string) => string;
  /** Puts what is there in the place of what a page can only name. */
  readonly real: (text: string) => string;
  readonly close: () => Promise<void>;
}

/**
 * Makes what a page names.
 *
 * @param markdown the page; `<!-- before installing -->` in it asks for databases without pgGit
 */
export async function stageFor(markdown: string, blocks: readonly Block[]): Promise<Stage> {
  const isUntracked = markdown.includes("<!-- before installing -->");
  const databases = new Map<string, Database>();
  for (const name of names) {
    if (name !== "production" && !new RegExp(`\\b${name}`, "i").test(markdown)) continue;
    const from = isUntracked && name !== "operations" ? (`untracked_${name}` as const) : name;
    databases.set(name, await database(templates[from]));
  }
  const urlOf = (name: string): string => {
    const found = databases.get(name);
    if (!found) throw new Error(`the page names no database ${name}`);
    return found.url;
  };
  const targets = Object.fromEntries([...databases].map(([name, { url }]) => [name, url]));
  const roles = rolesOf(markdown);
  const api = apiNames.test(markdown) ? await startApi(targets, blocks) : undefined;
  const variables = {
    PRODUCTION_OWNER_URL: urlOf("production"),
    ...Object.fromEntries(
      [...databases].map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]),
    ),
    ...api?.variables,
  };
  return {
    variables,
    urlOf,
    real: (text) => roles.renamed(replaced(text, databases, api?.variables["API_URL"])),
    close: async () => {
      await api?.server.close();
      await Promise.all([...databases.values()].map((made) => made.drop()));
      await withClient(serverUrl(), async (server) => {
        for (const role of roles.names) await server.query(`drop role if exists ${role}`);
      });
    },
  };
}

/** The roles that a page creates: they belong to the server, so each page has its own. */
function rolesOf(markdown: string): Roles {
  const made = [...markdown.matchAll(/^create role (\w+)/gm)].map(([, name = ""]) => name);
  const renames = new Map(made.map((name) => [name, uniqueName(name)]));
  return {
    names: [...renames.values()],
    renamed: (text) => text.replaceAll(/\w+/g, (word) => renames.get(word) ?? word),
  };
}

interface Roles {
  readonly names: readonly string[];
  readonly renamed: (text: string) => string;
}

const apiNames = /\$API_URL|https:\/\/(?:pggit|api)\.example\.com\/v1|process\.env\.API_URL/;

interface Api {
  readonly server: RunningServer;
  readonly variables: Readonly<Record<string, string>>;
}

/** An API with a key for everything, and the webhooks that the page shows and whose secrets are variables. */
async function startApi(targets: Record<string, string>, blocks: readonly Block[]): Promise<Api> {
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

interface Webhook {
  readonly secrets?: readonly string[];
  readonly environments: readonly string[];
}

function replaced(text: string, databases: ReadonlyMap<string, Database>, api?: string): string {
  let written = text;
  for (const [name, { url, name: ownName }] of databases) {
    const { hostname, port, username } = new URL(url);
    const short = name.replace("production", "prod");
    const host = `host=${hostname} port=${port} user=${username} dbname=${ownName}`;
    written = written
      .replaceAll(new RegExp(`postgres://\\S+@${short}-db(?:\\.example\\.com)?/shop`, "g"), url)
      .replaceAll(new RegExp(`host=${short}-db dbname=shop(?: user=\\w+)?`, "g"), host);
  }
  const own = databases.get("production")?.name ?? "shop";
  written = written.replaceAll(/\b((?:alter|on) database) shop\b/g, `$1 ${own}`);
  if (api === undefined) return written;
  return written.replaceAll(/https:\/\/(?:pggit|api)\.example\.com/g, api);
}

async function shop(url: string, scripts: readonly string[]): Promise<void> {
  const sql = await connect(url);
  try {
    await install(sql);
    for (const script of scripts) {
      await sql.script(script);
      await sql.query("select pggit.fold(true)");
    }
  } finally {
    await sql.close();
  }
}

function demoSql(name: string): string {
  return readFileSync(new URL(`../demo/${name}.sql`, import.meta.url), "utf8");
}
