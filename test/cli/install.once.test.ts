import { Report } from "pggit";
import { expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";
import { shop } from "./shop.ts";

const database = useDatabase(shop);

// Each test runs several processes.
const timeout = 120_000;

test("install, status, verify and uninstall, each after the other", { timeout }, async () => {
  const { url, name } = database;

  const before = await pggit(["status", url]);
  expect(before.code).toBe(2);
  expect(before.stderr).toMatch(/^error: pgGit is not installed in .*\nhint: .*pggit install/);

  const installed = await pggit(["install", url]);
  expect(installed).toMatchObject({ code: 0, stderr: "" });
  expect(installed.stdout).toMatch(
    new RegExp(`^pgGit \\d+\\.\\d+\\.\\d+ is installed in .*/${name}\\.`),
  );

  const again = await pggit(["install", url, "--format", "json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: "unchanged" });

  const status = await pggit(["status", url]);
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^component +\| status +\| details$/m);
  expect(status.stdout).toMatch(/^Tracking +\| enabled +\|/m);

  const verified = await pggit(["verify", url, "--verbose"]);
  expect(verified.stdout).toMatch(/^check_name +\| status \| details +\| fixed$/m);
  expect(verified.stdout).not.toMatch(/\| error +\|/);
  expect(verified.code).toBe(0);

  const refused = await pggit(["uninstall", url]);
  expect(refused.code).toBe(2);
  expect((await pggit(["status", url])).code).toBe(0);

  const removed = await pggit(["uninstall", url, "--yes"]);
  expect(removed.stdout).toContain("and its history are removed from");
  expect(removed.code).toBe(0);
  expect((await pggit(["verify", url])).code).toBe(2);
});

test("what was installed from TypeScript is not upgraded by the command of the same version", {
  timeout,
}, async () => {
  await installIn(database.url);
  const again = await pggit(["install", database.url, "--format", "json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: "unchanged" });
});

test("a history that was tampered with fails verify, and compare says so", {
  timeout,
}, async () => {
  const { url } = database;
  await pggit(["install", url]);
  const client = await database.client();
  await client.query("drop event trigger pggit_capture_drop");

  const verified = await pggit(["verify", url, "--format", "json"]);
  expect(verified.code).toBe(1);
  expect(JSON.parse(verified.stdout)).toContainEqual(
    expect.objectContaining({ check_name: "event_triggers", status: "error", fixed: false }),
  );

  const compared = await pggit([
    "compare",
    url,
    url,
    "--format",
    "json",
    "--name1",
    "a",
    "--name2",
    "b",
  ]);
  const report = Report.parse(JSON.parse(compared.stdout));
  expect(report.verifications[0]).toMatchObject({ environment: "a", state: "inconsistent" });
  expect(compared.code).toBe(0);
});
