import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Ask } from "./ask.ts";
import { nowhere, ran } from "./edges.fixture.ts";

/** Answers every line with the same text; what is asked is kept. */
function answering(answer: string | undefined): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = {
    choose: () => Promise.resolve(undefined),
    line: (question, refuse) => {
      asked.push(question);
      const isRefused = answer !== undefined && refuse?.(answer) !== undefined;
      return Promise.resolve(isRefused ? undefined : answer);
    },
  };
  return { ask, asked };
}

describe("what cannot be taken back", () => {
  test.each([
    [["uninstall", nowhere]],
    [["maintain", nowhere]],
    [["history", "purge", nowhere, "--no-dry-run"]],
    [["branch", "delete", nowhere, "old"]],
    [["conflicts", "resolve", nowhere, "4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11", "merge"]],
  ])(
    "%j is refused where nobody can be asked, asked on a terminal, and done with --yes",
    async (argv) => {
      const refused = await ran(argv);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toMatch(
        /cannot be taken back \(127\.0\.0\.1:1\/shop\)\.\nhint: Nothing was done/,
      );

      const { ask, asked } = answering("shop");
      const agreed = await ran(argv, { ask, terminal: true });
      expect(asked).toEqual([expect.stringContaining("Type shop to go on")]);
      expect(agreed.stderr).toContain("Nothing accepts connections");

      const other = await ran(argv, { ask: answering("shop2").ask, terminal: true });
      expect(other.stderr).toContain("cannot be taken back");

      const { stderr } = await ran([...argv, "--yes"]);
      expect(stderr).toContain("Nothing accepts connections");
    },
  );

  test("is never asked about where the answer is JSON", async () => {
    const { ask, asked } = answering("shop");
    const { stdout } = await ran(["uninstall", nowhere, "--format", "json"], { ask });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "CONFIRMATION_REQUIRED" } });
    expect(asked).toEqual([]);
  });
});

test("resolving without a resolution is refused where nobody can be asked", async () => {
  const { code, stderr } = await ran(["conflicts", "resolve", nowhere]);
  expect(code).toBe(2);
  expect(stderr).toContain("The argument conflict-id is missing");
});

describe("width", () => {
  const lines = (text: string) => text.split("\n").filter((line) => !/^ *\$ /.test(line));

  test.each([40, 80])("help fits %i columns, and commands to copy stay whole", async (width) => {
    for (const command of [["--help"], ["conflicts", "resolve", "--help"], ["serve", "--help"]]) {
      const { stdout } = await ran(command, { terminal: true, width });
      for (const line of lines(stdout)) expect(line.length, line).toBeLessThanOrEqual(width);
      expect(stdout).toMatch(/^ {2}\$ pggit .*\S$/m);
    }
  });

  test("COLUMNS goes before what the terminal says, and errors are wrapped to it", async () => {
    const environment = { COLUMNS: "40" };
    const { stderr } = await ran(["status", nowhere], { terminal: true, width: 200, environment });
    const said = stderr.slice(stderr.lastIndexOf("\r")).split("\n");
    for (const line of said) {
      expect(stripVTControlCharacters(line).length, line).toBeLessThanOrEqual(41);
    }
    expect(said.length).toBeGreaterThan(4);
  });

  test("help in a pipe is as wide as on a usual terminal", async () => {
    const { stdout } = await ran(["--help"]);
    expect(Math.max(...lines(stdout).map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
