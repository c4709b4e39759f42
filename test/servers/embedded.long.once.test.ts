import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { expect, inject, test } from "vitest";
import { withClient } from "./client.ts";
import { type ServerOptions, startServer } from "./embedded.ts";
import { isRunning } from "./processes.ts";

const version = inject("postgresVersion");

/** A server for the length of `work`. */
async function withServer<Result>(
  options: Omit<ServerOptions, "version">,
  work: (server: Awaited<ReturnType<typeof startServer>>) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({ version, ...options });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

test("a stopped server leaves no process and no directory", async () => {
  const server = await startServer({ version });
  expect(isRunning(server.pid)).toBe(true);
  expect(existsSync(server.directory)).toBe(true);
  await server.close();
  expect(isRunning(server.pid)).toBe(false);
  expect(existsSync(server.directory)).toBe(false);
  await server.close();
});

test("a server ends with its owner, even when that is killed", async () => {
  const module = new URL("./embedded.ts", import.meta.url).href;
  const script = `
    const { startServer } = await import(${JSON.stringify(module)});
    const { pid, directory } = await startServer({ version: ${version} });
    console.log(JSON.stringify({ pid, directory }));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await owner.stdout.setEncoding("utf8").take(1).toArray();
  const server: { pid: number; directory: string } = JSON.parse(line);
  expect(isRunning(server.pid)).toBe(true);
  owner.kill("SIGKILL");
  await expect.poll(() => existsSync(server.directory), { timeout: 15_000 }).toBe(false);
  await expect.poll(() => isRunning(server.pid)).toBe(false);
});

test("settings reach the server, the built-in ones give way", async () => {
  await withServer({ settings: { max_connections: "17", "pggit.note": "it's" } }, (server) =>
    withClient(server.url(), async (client) => {
      expect(await client.query("show max_connections")).toEqual([{ max_connections: "17" }]);
      expect(await client.query("show pggit.note")).toEqual([{ "pggit.note": "it's" }]);
      expect(await client.query("show fsync")).toEqual([{ fsync: "off" }]);
      expect(await client.query("show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    }),
  );
});

test("a server for a measurement keeps its files in the directory for temporary files", async () => {
  await withServer({ storage: "disk" }, async (server) => {
    expect(dirname(server.directory)).toBe(tmpdir());
  });
});

test("a server that asks for passwords refuses a wrong one", async () => {
  const password = "p@ss/word%20";
  await withServer({ passwords: "all", password }, async (server) => {
    const me = await withClient(server.url(), (client) => client.query("select current_user"));
    expect(me).toEqual([{ current_user: "postgres" }]);
    const wrong = new URL(server.url());
    wrong.password = "wrong";
    await expect(withClient(wrong.href, async () => "connected")).rejects.toMatchObject({
      code: "28P01",
    });
  });
});

test("what was committed survives a crash of the server", async () => {
  await withServer({}, async (server) => {
    await withClient(server.url(), (client) => client.query("create table kept as select 1 as id"));
    const before = server.pid;
    await server.restart("SIGQUIT");
    expect(server.pid).not.toBe(before);
    expect(await server.log()).toContain("automatic recovery in progress");
    const rows = await withClient(server.url(), (client) => client.query("select id from kept"));
    expect(rows).toEqual([{ id: 1 }]);
  });
});

test("a server that cannot start says why", async () => {
  const failure = startServer({ version, settings: { shared_buffers: "plenty" } });
  await expect(failure).rejects.toThrow(/invalid value for parameter "shared_buffers": "plenty"/);
});
