/**
 * What stays when the demo is told to stay: the databases, an API over them with its page, a key, and a webhook. All of it
 * is on the loopback interface and ends with the demo.
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "pggit";

/** Where the databases of the demo are. */
export type DemoUrls = Readonly<Record<"production" | "staging" | "operations", string>>;

/** How it stays. */
export interface StayOptions {
  /** The command line's bundled entry. */
  readonly cli: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Takes the variables by which all there is can be reached. */
  readonly tell: (variables: Readonly<Record<string, string>>) => void;
  /** Says when to end. */
  readonly signal: AbortSignal;
}

/**
 * Serves the API until it is told to end.
 *
 * @throws Error where the API does not start
 */
export async function stay(
  urls: DemoUrls,
  { cli, port, tell, signal }: StayOptions,
): Promise<void> {
  await registerConflict(urls.production);
  const { key, entry } = makeKey(cli);
  const variables = {
    PRODUCTION_URL: urls.production,
    STAGING_URL: urls.staging,
    OPERATIONS_URL: urls.operations,
    RUNBOOK_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString("base64")}`,
  };
  const server = spawn(
    process.execPath,
    [cli, "serve", "--port", String(port), "--config", JSON.stringify(configuration(entry))],
    { env: { PATH: process.env.PATH, ...variables }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(server, "exit");
  signal.addEventListener("abort", () => void server.kill("SIGTERM"));
  const url = await Promise.race([listening(server.stdout), ended.then(() => undefined)]);
  if (url === undefined) throw new Error("The API did not start.");
  tell({ ...variables, API_URL: url, PGGIT_KEY: key });
  await ended;
}

/** A conflict to resolve: somebody proposes wider prices and a stock. */
async function registerConflict(url: string): Promise<void> {
  const sql = await connect(url);
  try {
    await sql.query(
      `select pggit.register_conflict('merge', 'table', 'public.products', jsonb_build_object(
         'base_definition', 'CREATE TABLE products (sku text PRIMARY KEY, title text NOT NULL, price numeric(8, 2) NOT NULL)',
         'incoming_definition', 'CREATE TABLE products (sku text PRIMARY KEY, title text NOT NULL, price numeric(10, 2) NOT NULL, stock integer)'
       ))`,
    );
  } finally {
    await sql.close();
  }
}

function makeKey(cli: string): { key: string; entry: unknown } {
  const scopes = "read,operate,resolve,purge,emergency";
  const flags = ["--id", "demo", "--scopes", scopes, "--environments", "all", "--expires", "1d"];
  const made = execFileSync(process.execPath, [
    cli,
    "keys",
    "create",
    ...flags,
    "--format",
    "json",
  ]);
  return JSON.parse(made.toString()) as { key: string; entry: unknown };
}

function configuration(key: unknown): object {
  const named = ["production", "staging", "operations"] as const;
  return {
    environments: Object.fromEntries(
      named.map((name) => [name, { target: `env:${name.toUpperCase()}_URL` }]),
    ),
    keys: [key],
    webhooks: {
      runbook: {
        sender: "standard-webhooks",
        secrets: ["env:RUNBOOK_WEBHOOK_SECRET"],
        environments: ["production"],
        rules: [
          { action: "disable", duration: "2 hours", reason: "{title}" },
          { action: "enable" },
        ],
      },
    },
  };
}

/** The address in the first line of the server's log that has one; what follows is read by nobody. */
function listening(log: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  return new Promise((resolve) => {
    log.on("data", (chunk) => {
      if (text.length < 10_000) text += String(chunk);
      const url = /"url":"([^"]+)"/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}
