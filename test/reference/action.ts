/** docs/reference/action.md: the Action's inputs and outputs, from its manifest. */
import { parse } from "yaml";
import * as z from "zod";
import { read } from "../static/files.ts";
import { code, head, paragraphs, prose, table } from "./markdown.ts";

const Manifest = z.object({
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), default: z.string().default("") }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

const intro =
  "How to use it, with whole workflows, permissions, forks and the baseline, is in [the Action's README](../../action/README.md) and in [the guide](../pull-request-check.md).";

/** The page. */
export function actionReference(): string {
  const { description, inputs, outputs } = Manifest.parse(parse(read("action/action.yml")));
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    code(input.default),
    prose(input.description),
  ]);
  const outputRows = Object.entries(outputs).map(([name, output]) => [
    code(name),
    prose(output.description),
  ]);
  return `${paragraphs(
    head("The GitHub Action", "action/action.yml").trimEnd(),
    `${description}. ${intro}`,
    "## Inputs",
    table(["input", "default", "meaning"], inputRows),
    "## Outputs",
    "All are strings, and all are set in every run.",
    table(["output", "meaning"], outputRows),
  )}\n`;
}
