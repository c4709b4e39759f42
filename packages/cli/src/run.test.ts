import { operations } from "pggit";
import { describe, expect, test } from "vitest";
import { commandNames, nowhere, ran } from "./edges.fixture.ts";

describe("help", () => {
  test.each([
    "install",
    "uninstall",
    "doctor",
    "maintain",
    "serve",
    "completion",
    "keys create",
    ...operations.map(({ name }) => name),
  ])("%s --help shows an example and ends with 0", async (command) => {
    const { code, stdout } = await ran([...command.split(" "), "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Example:\n {2}\\$ pggit ${command} `, "m"));
  });

  test.each(["", ...commandNames()])("%s --help says how it ends", async (command) => {
    const { stdout } = await ran([...command.split(" ").filter(Boolean), "--help"]);
    expect(stdout).toMatch(/^Exit code: 0/m);
  });

  test("lists every group of commands with what it is about", async () => {
    const { stdout } = await ran(["--help"]);
    const names = operations.filter(({ name }) => name.includes(" ")).map(({ name }) => name);
    for (const group of new Set(names.map((name) => name.split(" ")[0])))
      expect(stdout).toMatch(new RegExp(`^ +${group} .*\\w`, "m"));
  });

  test("flags and their words come from the operation's definition", async () => {
    const { stdout } = await ran(["verify", "--help"]);
    expect(stdout).toMatch(/--fix +mend what can be mended/);
    expect(stdout).not.toContain("--fix-issues");
  });
});

describe("misuse ends with 2 and says what to do", () => {
  test.each([
    [["compare", "memory:"], "missing required argument 'target2'"],
    [["compare", "a", "b", "--format", "xml"], "Allowed choices are text, markdown, json"],
    [
      ["compare", "a", "b", "--include", "owner,size"],
      '--include: is owner, privileges or comments, not "size"',
    ],
    [["compare", "a", "b", "--ignore", ""], "--ignore: is empty"],
    [["compare", "a", "b", "--name1", "x", "--name2", "x"], "Both environments are called x"],
    [["compare", "memory:", "memory:", "--baseline", "gone.json"], "gone.json cannot be read"],
    [["bogus"], "unknown command 'bogus'"],
    [["status", "env:UNSET"], "UNSET, which is not set"],
  ])("%j", async (argv, message) => {
    const { code, stdout, stderr } = await ran(argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\nhint: /);
  });

  test("a bad baseline is refused before any database is reached", async () => {
    const files = { "b.json": "{}" };
    const { code, stderr } = await ran(["compare", nowhere, nowhere, "--baseline", "b.json"], {
      files,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("b.json is not a baseline (baseline_version is missing)");
  });

  test("uninstall without --yes touches nothing", async () => {
    const { code, stderr } = await ran(["uninstall", nowhere]);
    expect(code).toBe(2);
    expect(stderr).toContain("127.0.0.1:1/shop");
    expect(stderr).toContain("--yes");
  });
});

describe("a database that cannot be reached", () => {
  test("ends with 2, one error for each environment, nothing on standard output, no password", async () => {
    const { code, stdout, stderr } = await ran(["compare", nowhere, "env:STAGING"], {
      environment: { STAGING: nowhere },
    });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.match(/^error: (shop|STAGING): /gm)).toHaveLength(2);
    expect(stderr).not.toContain("s3cret");
  });

  test("is an error in the JSON report, where jq can find it", async () => {
    const { code, stdout } = await ran(["compare", nowhere, nowhere, "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "error",
      errors: [{ code: "CONNECTION_REFUSED" }, { code: "CONNECTION_REFUSED" }],
    });
  });

  test("is no baseline", async () => {
    const { code, files } = await ran(["compare", nowhere, nowhere, "--write-baseline"]);
    expect(code).toBe(2);
    expect(files.size).toBe(0);
  });

  test.each([
    ["status", "CONNECTION_REFUSED"],
    ["install", "CONNECTION_REFUSED"],
    ["verify", "CONNECTION_REFUSED"],
  ])("%s --format json prints the error as JSON", async (command, code) => {
    const { code: exit, stdout, stderr } = await ran([command, nowhere, "--format=json"]);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    expect(stderr).toBe("");
  });

  test("misuse under --format json is JSON as well", async () => {
    const { code, stdout, stderr } = await ran(["status", "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "INVALID_ARGUMENT" } });
    expect(stderr).toBe("");
  });
});

describe("a terminal", () => {
  test("sees progress, which is gone when the result is printed", async () => {
    const { stderr } = await ran(["status", nowhere], { terminal: true });
    expect(stderr.startsWith("\r\u001b[2Kconnecting")).toBe(true);
    expect(stderr.lastIndexOf("\r\u001b[2K")).toBeGreaterThan(stderr.indexOf("connecting"));
  });

  test("gets colour unless NO_COLOR is set; a pipe gets it only with FORCE_COLOR", async () => {
    const red = "\u001b[31merror:";
    const argv = ["status", nowhere];
    const coloured = await ran(argv, { terminal: true });
    const refused = await ran(argv, { terminal: true, environment: { NO_COLOR: "1" } });
    const piped = await ran(argv);
    const forced = await ran(argv, { environment: { FORCE_COLOR: "1" } });
    expect(coloured.stderr).toContain(red);
    expect(refused.stderr).not.toContain(red);
    expect(piped.stderr).not.toContain("\u001b");
    expect(forced.stderr).toContain(red);
  });
});
