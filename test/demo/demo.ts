/**
 * The main job from nothing: starts an embedded PostgreSQL, makes production
 * and staging, installs pgGit in both, lets a release change staging, and
 * prints the report that the Action would post on the pull request.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, install, renderMarkdown, renderText, runCheck, type Sql } from "pggit";
import { startServer } from "../servers/embedded.ts";

const format = process.argv.includes("--text") ? "text" : "markdown";

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
} finally {
  await server.close();
}
