import { operations } from "pggit";
import { expect, test } from "vitest";
import { ran } from "../edges.fixture.ts";

const files = {
  "pggit.config.json": JSON.stringify({
    environments: { production: { target: "env:P" }, staging: { target: "env:S" } },
  }),
};

/** What is offered for the last of the words. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout } = await ran(["complete", "--", ...words], { files });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t")[0] ?? "");
}

test("every command and group is offered, the hidden one is not", async () => {
  const top = await offered("");
  const names = new Set(operations.map(({ name }) => name.split(" ")[0]));
  for (const name of [...names, "install", "doctor", "serve", "completion"]) {
    expect(top).toContain(name);
  }
  expect(top).not.toContain("complete");
  expect(await offered("conflicts", "re")).toEqual(["resolve", "resolve-all", "register"]);
});

test("where a database is wanted, the environments of the configuration are", async () => {
  expect(await offered("status", "")).toEqual(["production", "staging"]);
  expect(await offered("compare", "production", "st")).toEqual(["staging"]);
  expect(await offered("branch", "merge", "production", "")).toEqual([]);
});

test("flags are those of the command, each once unless it is a list", async () => {
  expect(await offered("status", "production", "--")).toEqual(["--format", "--config", "--help"]);
  expect(await offered("status", "--format", "json", "--f")).toEqual([]);
  expect(await offered("compare", "--ignore", "x", "--ig")).toEqual(["--ignore"]);
});

test("values come from the definitions", async () => {
  expect(await offered("status", "production", "--format", "")).toEqual(["text", "json"]);
  expect(await offered("compare", "--format=m")).toEqual(["--format=markdown"]);
  expect(await offered("conflicts", "list", "production", "--status", "")).toEqual([
    "unresolved",
    "resolved",
    "ignored",
  ]);
  expect(await offered("conflicts", "resolve", "production", "id", "use")).toEqual([
    "use_current",
    "use_tracked",
  ]);
  expect(await offered("conflicts", "register", "production", "")).toEqual([
    "merge",
    "version",
    "constraint",
    "dependency",
  ]);
  expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
});

test("a value that the command knows nothing of is left to the shell", async () => {
  expect(await offered("export", "production", "--output", "")).toEqual([]);
});

test("a configuration that is broken hides no command", async () => {
  const { stdout } = await ran(["complete", "--", "stat"], { files: { "pggit.config.json": "{" } });
  expect(stdout).toMatch(/^status\t/);
});
