/**
 * The main job from nothing: starts an embedded PostgreSQL, makes production
 * and staging, installs pgGit in both, lets a release change staging, and
 * prints the report that the Action would post on the pull request.
 *
 *   npm run demo -- --text             as the terminal shows it
 *   npm run demo -- --stay [--port N]  keeps all of it, with an API, until Ctrl+C
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, install, renderMarkdown, renderText, runCheck, type Sql } from "pggit";
import { startServer } from "../servers/embedded.ts";
import { stay } from "./stay.ts";

const isStaying = process.argv.includes("--stay");
const format = isStaying || process.argv.includes("--text") ? "text" : "markdown";
const port = process.argv.includes("--port")
  ? Number(process.argv[process.argv.indexOf("--port") + 1])
  : 8080;

const root = join(import.meta.dirname, "../..");
/** As `npm ci` has built it. */
const cli = join(root, "packages/cli/bin/pggit.js");

/** Says how to reach all there is, on the terminal and in a file for a shell to read. */
function tell(variables: Readonly<Record<string, string>>): void {
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, ".cache/demo.env"), lines.join(""), { mode: 0o600 });
  process.stdout.write(
    `\nAll of it stays until Ctrl+C. In another terminal, in this folder:\n\n  . .cache/demo.env\n\n` +
      `Page: ${variables["API_URL"]}/ui   key: ${variables["PGGIT_KEY"]}\n`,
  );
}

function step(message: string): void {
  process.stderr.write(`${message}\n`);
}

function demoSql(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.sql`), "utf8");
}

async function within<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = await connect(url);
  try {
    return await work(sql);
  } finally {
    await sql.close();
  }
}

async function prepare(url: string, name: string): Promise<void> {
  await within(url, (sql) => sql.script(`create database ${name}`));
}

step("starting PostgreSQL 18 (embedded)");
const server = await startServer({ version: 18 });
try {
  for (const name of ["production", "staging"]) {
    await prepare(server.url(), name);
    step(`making ${name} and installing pgGit in it`);
    await within(server.url(name), async (sql) => {
      await sql.script(demoSql("production"));
      await install(sql);
    });
  }
  step("releasing to staging");
  await within(server.url("staging"), async (sql) => {
    await sql.script(demoSql("staging"));
    await sql.query("select pggit.fold()");
  });

  step("comparing\n");
  const report = await runCheck({
    env1: { name: "production", target: server.url("production") },
    env2: { name: "staging", target: server.url("staging") },
    include: [],
    schemas: [],
    ignore: [],
    baseline: null,
    verify: true,
    environment: {},
  });
  const colour = process.stdout.isTTY;
  process.stdout.write(
    format === "text"
      ? renderText(report, { width: process.stdout.columns ?? 100, colour })
      : renderMarkdown(report, { budget: 65_000 }),
  );
  if (isStaying) {
    await prepare(server.url(), "operations");
    await within(server.url("operations"), (sql) => install(sql));
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop.abort());
    await stay(
      {
        production: server.url("production"),
        staging: server.url("staging"),
        operations: server.url("operations"),
      },
      { cli, port, tell, signal: stop.signal },
    );
  }
} finally {
  await server.close();
}
