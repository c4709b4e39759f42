/**
 * Runs the Action's committed bundle the way the runner does: a process with
 * the inputs and the run's circumstances in its environment, files for outputs
 * and summary, and commands on standard output.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { GitHub } from "./github.ts";

const bundle = fileURLToPath(new URL("../../action/dist/index.js", import.meta.url));

/** What the workflow gives the step. */
export interface Step {
  /** Inputs by the names of action.yml; the others are empty, as the runner would pass them. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly github?: GitHub;
  /** Default: a pull request of the same repository where `github` is given, else a push. */
  readonly event?: "pull_request" | "fork" | "push";
  /** Environment variables of the job. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Files of the checked-out repository by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** An annotation on the run's page. */
export interface ShownAnnotation {
  readonly kind: string;
  readonly title: string;
  readonly message: string;
}

/** Everything the step left behind. */
export interface StepResult {
  readonly exitCode: number;
  /** Standard output and error as the process wrote them, commands to the runner included. */
  readonly raw: string;
  /** What people see in the log: without commands, and with the masks applied. */
  readonly log: string;
  readonly masks: readonly string[];
  readonly annotations: readonly ShownAnnotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of the JSON report; empty where none was written. */
  readonly report: string;
}

/** Runs the step to its end. */
export async function runAction(step: Step): Promise<StepResult> {
  const directory = await mkdtemp(join(tmpdir(), "pggit-action-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const file = (name: string) => join(directory, name);
  await Promise.all([
    writeFile(file("event.json"), JSON.stringify(payload(step))),
    writeFile(file("output"), ""),
    writeFile(file("summary"), ""),
    mkdir(file("temp")),
    mkdir(file("workspace")),
  ]);
  for (const [path, content] of Object.entries(step.files ?? {})) {
    await mkdir(join(file("workspace"), path, ".."), { recursive: true });
    await writeFile(join(file("workspace"), path), content);
  }
  const child = spawn(process.execPath, [bundle], {
    cwd: file("workspace"),
    env: {
      PATH: process.env.PATH,
      ...inputVariables(step.inputs),
      GITHUB_API_URL: step.github?.url,
      GITHUB_REPOSITORY: step.github?.repository ?? "mona/shop",
      GITHUB_EVENT_NAME: eventOf(step) === "push" ? "push" : "pull_request",
      GITHUB_EVENT_PATH: file("event.json"),
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_WORKSPACE: file("workspace"),
      GITHUB_RUN_ID: "42",
      GITHUB_ACTOR: "mona",
      RUNNER_TEMP: file("temp"),
      ...step.variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  const outputs = readOutputs(await readFile(file("output"), "utf8"));
  const commands = readCommands(stdout);
  const masks = commands.filter(({ kind }) => kind === "add-mask").map(({ message }) => message);
  return {
    exitCode: Number(exitCode),
    raw: stdout + stderr,
    log: masked(`${stdout.replaceAll(/^::add-mask::.*$/gm, "")}${stderr}`, masks),
    masks,
    annotations: commands.filter(({ kind }) => ["error", "warning", "notice"].includes(kind)),
    outputs,
    summary: await readFile(file("summary"), "utf8"),
    report: outputs["report-path"] ? await readFile(outputs["report-path"], "utf8") : "",
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function eventOf(step: Step): "pull_request" | "fork" | "push" {
  return step.event ?? (step.github ? "pull_request" : "push");
}

function payload(step: Step): object {
  const repository = { full_name: "mona/shop" };
  if (eventOf(step) === "push") return { repository, ref: "refs/heads/main" };
  const head = { repo: eventOf(step) === "fork" ? { full_name: "mallory/shop" } : repository };
  const number = step.github?.pullRequest ?? 1;
  return { repository, pull_request: { number, head, base: { repo: repository } } };
}

function readOutputs(file: string): Record<string, string> {
  const entries = file.matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n?\2$/gms);
  return Object.fromEntries([...entries].map(([, name, , value]) => [name, value]));
}

/** `::error title=Title::Message`, with the escapes that the runner undoes. */
function readCommands(stdout: string): ShownAnnotation[] {
  const lines = stdout.matchAll(/^::([\w-]+)(?: title=(.*?))?::(.*)$/gm);
  return [...lines].map(([, kind = "", title = "", message = ""]) => ({
    kind,
    title: unescaped(title),
    message: unescaped(message),
  }));
}

function unescaped(value: string): string {
  const codes: Record<string, string> = {
    "%25": "%",
    "%0D": "\r",
    "%0A": "\n",
    "%3A": ":",
    "%2C": ",",
  };
  return value.replaceAll(/%(?:25|0D|0A|3A|2C)/g, (code) => codes[code] ?? code);
}

function masked(log: string, masks: readonly string[]): string {
  return masks.reduce((shown, mask) => shown.replaceAll(mask, "***"), log);
}
