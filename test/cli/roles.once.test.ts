import { expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { useDatabase } from "../servers/use-database.ts";
import { pggit } from "./command.ts";
import { shop } from "./shop.ts";

const database = useDatabase(shop);

test("a role that may not read the history compares, and what is not verified is no success", async () => {
  await installIn(database.url);
  const stranger = await database.role();

  const { code, stdout } = await pggit([
    "compare",
    database.url,
    stranger.url,
    "--name1",
    "a",
    "--name2",
    "b",
  ]);
  expect(stdout).toContain("No difference between a and b");
  expect(stdout).toMatch(/^a: consistent: /m);
  expect(stdout).toMatch(/^b: could not be verified: .* pggit_reader/m);
  expect(code).toBe(2);

  const unverified = await pggit([
    "compare",
    database.url,
    stranger.url,
    "--no-verify",
    "--name1",
    "a",
    "--name2",
    "b",
  ]);
  expect(unverified.code).toBe(0);

  const refused = await pggit(["status", stranger.url]);
  expect(refused.stderr).toMatch(/^error: Permission denied .*\nhint: .*pggit_reader/);
  expect(refused.code).toBe(2);
});
