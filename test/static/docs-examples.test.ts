/**
 * What can be told of the examples on our pages without running them. test/docs runs the others.
 */
import { Config } from "pggit-functions";
import { Report } from "pggit";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { EnvironmentsConfig } from "../../packages/cli/src/environments-config.ts";
import { type Block, blocksOf } from "../docs/page.ts";
import { files, read } from "./files.ts";
import { notRun } from "../docs/not-run.ts";
import { workflowProblems } from "./workflow-problems.ts";

const pages = files("*.md");
const blocks = pages.flatMap((page) => blocksOf(read(page)).map((block) => ({ ...block, page })));
type Placed = (typeof blocks)[number];
const isIn = (language: string) => (block: Block) => block.language === language;
const named = (list: readonly Placed[]) =>
  list.map((block) => [`${block.page}:${block.line}`, block] as const);

/** Beside an environment, which every configuration has. */
const environments = { production: { target: "memory:" }, staging: { target: "memory:" } };

/** What a block of JSON is, by the word behind its language. */
const kinds: Readonly<Record<string, (value: unknown) => void>> = {
  config: (value) => void Config.parse({ environments, ...(value as object) }),
  environments: (value) => void EnvironmentsConfig.parse(value),
  webhooks: (value) => void Config.parse({ environments, webhooks: value }),
  report: (value) => void Report.parse(value),
};

test("languages of blocks are among those that are known", () => {
  const known = ["sh", "sql", "console", "ts", "yaml", "json", "text", "prepare", "prepare-sh", ""];
  expect(
    blocks
      .filter(({ language }) => !known.includes(language))
      .map(({ page, line, language }) => `${page}:${line} ${language}`),
  ).toEqual([]);
});

test("what is not run says why, and all of it stands here", () => {
  const found: Record<string, number> = {};
  for (const { page, notes } of blocks) {
    const reason = notes.get("not run");
    if (reason === undefined) continue;
    const key = `${page}: ${reason}`;
    found[key] = (found[key] ?? 0) + 1;
  }
  expect(found).toEqual(notRun);
});

test("no command hides in a block of text, or where an output should be", () => {
  const hidden = blocks.filter(
    ({ language, text, follows, notes }) =>
      (language === "text" || (language === "" && !follows)) &&
      !notes.has("not run") &&
      /^(?:\$ |npx |npm |pggit [a-z]|psql |curl |select |insert |alter |create )/im.test(text),
  );
  expect(
    hidden
      .filter(({ page }) => !page.startsWith("docs/reference/"))
      .map(({ page, line }) => `${page}:${line}`),
  ).toEqual([]);
});

describe("JSON", () => {
  test.each(named(blocks.filter(isIn("json"))))("%s is what it says it is", (_, block) => {
    if (block.text.includes("…")) return;
    const value: unknown = JSON.parse(block.text);
    if (block.label === "") return;
    const [kind = ""] = block.label.split(" ");
    expect(Object.keys(kinds)).toContain(kind);
    kinds[kind]?.(value);
  });
});

describe("YAML", () => {
  test.each(named(blocks.filter(isIn("yaml"))))(
    "%s is YAML, and a workflow where it has jobs or steps",
    (name, { text }) => {
      const value: unknown = parse(text);
      const isWorkflow = typeof value === "object" && value !== null && "jobs" in value;
      const whole = isWorkflow ? text : isSteps(value) ? aroundSteps(text) : undefined;
      expect(whole === undefined ? [] : workflowProblems(name, whole)).toEqual([]);
    },
  );
});

function isSteps(value: unknown): boolean {
  const isStep = (step: unknown) =>
    typeof step === "object" && step !== null && ("uses" in step || "run" in step);
  return Array.isArray(value) && value.every(isStep);
}

/** The rest of a workflow, around some steps of it. */
function aroundSteps(steps: string): string {
  return [
    "on: pull_request",
    "permissions: {}",
    "jobs:",
    "  job:",
    "    runs-on: ubuntu-latest",
    "    timeout-minutes: 10",
    "    steps:",
    steps.replaceAll(/^(?=.)/gm, "      "),
    "",
  ].join("\n");
}
