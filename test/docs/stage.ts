/**
 * What the examples of a page work on: a shop in production and on staging, as the demo has it, an empty
 * operations database, and an API over them. Each is made when the page names it.
 */
import { readFileSync } from "node:fs";
import { connect, install } from "pggit";
import { withClient } from "../servers/client.ts";
import { type Database, database, serverUrl, template } from "../servers/databases.ts";
import type { Block } from "./page.ts";
import { rolesOf, withAddresses } from "./real-names.ts";
import { startApi } from "./stage-api.ts";

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

const apiNames = /\$API_URL|https:\/\/(?:pggit|api)\.example\.com\/v1|process\.env\.API_URL/;

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
    real: (text) => roles.renamed(withAddresses(text, databases, api?.variables["API_URL"])),
    close: async () => {
      await api?.server.close();
      await Promise.all([...databases.values()].map((made) => made.drop()));
      await withClient(serverUrl(), async (server) => {
        for (const role of roles.names) await server.query(`drop role if exists ${role}`);
      });
    },
  };
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
