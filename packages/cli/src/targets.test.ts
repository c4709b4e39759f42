import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nowhere, ran, type World } from "./edges.fixture.ts";
import { findUpward } from "./find-upward.ts";

const file = (environments: object) => JSON.stringify({ environments });
const files = { "pggit.config.json": file({ production: { target: nowhere } }) };

test("a name of the configuration stands for its target, and no error shows what it holds", async () => {
  const { code, stderr } = await ran(["status", "production"], { files });
  expect(code).toBe(2);
  expect(stderr).toContain("Nothing accepts connections at 127.0.0.1:1/shop");
  expect(stderr).not.toContain("s3cret");
});

test("names are what a comparison calls its environments", async () => {
  const both = file({ production: { target: nowhere }, staging: { target: nowhere } });
  const { stderr } = await ran(["compare", "production", "staging"], {
    files: { "pggit.config.json": both },
  });
  expect(stderr).toMatch(/^error: production: /m);
  expect(stderr).toMatch(/^error: staging: /m);
});

test.each<[string, World, string[]]>([
  ["--config", { files: { "other.json": files["pggit.config.json"] } }, ["--config", "other.json"]],
  [
    "PGGIT_CLI_CONFIG",
    {
      files: { "other.json": files["pggit.config.json"] },
      environment: { PGGIT_CLI_CONFIG: "other.json" },
    },
    [],
  ],
  ["PGGIT_TARGET_PRODUCTION", { environment: { PGGIT_TARGET_PRODUCTION: nowhere } }, []],
])("%s says where a name leads", async (_, world, flags) => {
  const { stderr } = await ran(["status", "production", ...flags], world);
  expect(stderr).toContain("127.0.0.1:1/shop");
});

test("a variable goes before the file", async () => {
  const environment = { PGGIT_TARGET_PRODUCTION: "postgres://u:pw@127.0.0.1:2/elsewhere" };
  const { stderr } = await ran(["status", "production"], { files, environment });
  expect(stderr).toContain("127.0.0.1:2/elsewhere");
});

test("an unknown name is told which there are, or where they would be", async () => {
  const known = await ran(["status", "prodction"], { files });
  expect(known.code).toBe(2);
  expect(known.stderr).toMatch(
    /^error: No environment is called prodction: pggit\.config\.json has production\.\nhint: /,
  );
  const none = await ran(["status", "prodction"]);
  expect(none.stderr).toContain("there is no pggit.config.json in this directory or above it");
});

test.each([
  ["not JSON, hunter2", "is not JSON"],
  [file({ Production: { target: "hunter2" } }), "is not valid: environments.Production"],
  [file({ production: { target: 5, hunter2: "hunter2" } }), "environments.production.target"],
  [JSON.stringify({ environments: {}, keys: ["hunter2"] }), "Unrecognized key"],
])("a file that is wrong is refused without a word of its values: %#", async (text, message) => {
  const { code, stderr } = await ran(["status", "production", "--format", "text"], {
    files: { "pggit.config.json": text },
  });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.replace(/Unrecognized key: "hunter2"/, "")).not.toContain("hunter2");
});

test("a URL is taken without a look at the file", async () => {
  const { stderr } = await ran(["status", nowhere], { files: { "pggit.config.json": "broken" } });
  expect(stderr).toContain("127.0.0.1:1/shop");
});

test("the file is found upward, and one of another user is refused", async () => {
  const root = mkdtempSync(join(tmpdir(), "pggit-config-"));
  const inner = join(root, "a", "b");
  const path = join(root, "pggit.config.json");
  mkdirSync(inner, { recursive: true });
  try {
    expect(await findUpward("pggit.config.json", inner, 4_000_000)).toBeUndefined();
    writeFileSync(path, "{}");
    expect(await findUpward("pggit.config.json", inner, process.getuid?.())).toBe(path);
    expect(await findUpward("pggit.config.json", inner, undefined)).toBe(path);
    // What belongs to root is everybody's to trust.
    if (process.getuid?.() === 0) chownSync(path, 65_534, 65_534);
    await expect(findUpward("pggit.config.json", inner, 4_000_000)).rejects.toMatchObject({
      code: "INVALID_CONFIG",
      message: expect.stringContaining("belongs to another user"),
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.each([
  [["postgres://u:geheim@h/db"]],
  [["status", "postgres://u:geheim@h/db", "too", "many"]],
  [["status", "host=h dbname=db password=geheim", "--format", "postgres://u:geheim@h/db"]],
  [["compare", "postgres://u:geheim@h/db"]],
])("whatever is mistyped, no password is repeated: %j", async (argv) => {
  for (const format of [[], ["--format", "json"]]) {
    const { code, stdout, stderr } = await ran([...argv, ...format]);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain("geheim");
  }
});
