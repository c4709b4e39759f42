/** What `pggit doctor` says, and that what it advises helps. */
import type { Diagnosis, Observation } from "pggit";
import { expect, test } from "vitest";
import { ran } from "../../packages/cli/src/edges.fixture.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const bare = useDatabase();
const db = useDatabase(installed);

interface Examined {
  readonly code: number;
  readonly said: ReadonlyMap<string, Observation>;
}

async function examine(url: string): Promise<Examined> {
  const now = () => new Date();
  const { code, stdout } = await ran(["doctor", url, "--format", "json"], { now });
  const { observations } = JSON.parse(stdout) as Diagnosis;
  return { code, said: new Map(observations.map((each) => [each.subject, each])) };
}

test("a database without pgGit, for a role that may only connect", async () => {
  const role = await bare.role();
  const owner = await bare.client();
  await owner.query("revoke all on schema public from public; create schema secret");
  await owner.query(`alter role ${role.name} set default_transaction_read_only = on`);
  const { code, said } = await examine(role.url);
  expect(code).toBe(0);
  expect(said.get("installation")).toMatchObject({
    status: "info",
    remedy: "pggit install TARGET",
  });
  expect(said.get("may compare")).toMatchObject({ status: "ok", remedy: null });
  expect(said.get("may create event triggers")).toMatchObject({ status: "info" });
  expect(said.get("server")?.details).toMatch(/default_transaction_read_only is on/);
  for (const subject of ["may export", "may install", "server"]) {
    await owner.query(said.get(subject)?.remedy ?? "");
  }
  const better = await examine(role.url);
  expect(better.said.get("may export")).toMatchObject({ status: "ok" });
  expect(better.said.get("may install")).toMatchObject({ status: "ok", details: "yes" });
  expect(better.said.get("server")?.status).toBe("ok");
});

test("an installation that is sound, to its owner", async () => {
  const { code, said } = await examine(db.url);
  expect(code).toBe(0);
  expect(said.get("installation")?.details).toMatch(
    /^pgGit [\d.]+, hash [0-9a-f]{12}: up to date$/,
  );
  expect(said.get("tracking")).toMatchObject({
    status: "ok",
    details: "enabled: 2 triggers active",
  });
  for (const { status, subject } of said.values())
    expect(["ok", "info"], subject).toContain(status);
});

test("a role without rights is told what to grant, and each grant helps", async () => {
  const role = await db.role();
  const owner = await db.client();
  const before = await examine(role.url);
  expect(before.code).toBe(1);
  expect(before.said.get("installation")).toMatchObject({ status: "warning" });
  for (const subject of ["may read history", "may operate", "may purge"]) {
    const { status, remedy } = before.said.get(subject) ?? {};
    expect(status).not.toBe("ok");
    await owner.query(remedy ?? "");
    expect((await examine(role.url)).said.get(subject)?.status).toBe("ok");
  }
  const after = await examine(role.url);
  expect(after.code).toBe(0);
  expect(after.said.get("installation")?.details).toMatch(/up to date$/);
});

test("a trigger that is broken is an error, and what is advised mends it", async () => {
  const owner = await db.client();
  await owner.query("alter event trigger pggit_capture_drop disable");
  const broken = await examine(db.url);
  expect(broken.code).toBe(1);
  const { status, details, remedy } = broken.said.get("event triggers") ?? {};
  expect(status).toBe("error");
  expect(details).toContain("pggit_capture_drop is disabled");
  const advised = (remedy ?? "").replace("TARGET", db.url).split(" ").slice(1);
  await ran(advised);
  expect((await examine(db.url)).code).toBe(0);
});

test("tracking that is off, and an installation that is another's, are warnings", async () => {
  const owner = await db.client();
  await owner.query("select pggit.pause_tracking('1 hour', 'maintenance')");
  await owner.query("update pggit.installations set content_hash = repeat('0', 64)");
  const { code, said } = await examine(db.url);
  expect(code).toBe(1);
  expect(said.get("tracking")).toMatchObject({
    status: "warning",
    remedy: "pggit tracking resume TARGET",
  });
  expect(said.get("installation")).toMatchObject({
    status: "warning",
    remedy: "pggit install TARGET",
  });
  await ran(["tracking", "resume", db.url]);
  await ran(["install", db.url]);
  expect((await examine(db.url)).code).toBe(0);
});

test("clocks that are apart are noticed", async () => {
  const now = () => new Date(Date.now() - 60_000);
  const { code, stdout } = await ran(["doctor", db.url], { now });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^clock +\| warning \| the server's clock is 60 s ahead of this machine's$/m,
  );
});

test("nothing is written, and no password is printed", async () => {
  const owner = await db.client();
  const role = await db.role();
  await owner.query(`grant pggit_admin to ${role.name}`);
  const state = () =>
    owner.query(
      "select (select count(*) from pggit.system_events), (select max(log_id) from pggit.ddl_log)",
    );
  await owner.query("create table pending (id int)");
  const before = await state();
  const { stdout, stderr } = await ran(["doctor", role.url]);
  expect(await state()).toEqual(before);
  expect(stdout).toMatch(/^history +\| info +\| pending: /m);
  const { password } = new URL(role.url);
  expect(password.length).toBeGreaterThan(3);
  expect(stdout + stderr).not.toContain(password);
});
