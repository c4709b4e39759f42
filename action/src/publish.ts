import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Report, renderJson, renderMarkdown } from "pggit";
import { explain } from "./action-error.ts";
import { annotationsOf } from "./annotations.ts";
import type { Edges, Log } from "./edges.ts";
import type { Inputs } from "./inputs.ts";
import { markerKey } from "./marker.ts";
import { type Outputs, outputsOf } from "./outputs.ts";
import { postReport } from "./post-report.ts";
import { appendSummary } from "./step-summary.ts";

/**
 * Brings the report everywhere it is read: the JSON file, the step summary, the comment, annotations, outputs. One
 * that fails is a warning and keeps none of the others from happening.
 *
 * @param report the report, secrets removed
 */
export async function publish(report: Report, inputs: Inputs, edges: Edges): Promise<void> {
  const { environment, log } = edges;
  const key = markerKey(inputs["env1-name"], inputs["env2-name"]);
  const path = reportPath(inputs["report-path"], key, environment);
  const written = await attempt(log, "No report file", () => writeReport(report, path));
  await attempt(log, "No step summary", () =>
    appendSummary(environment.GITHUB_STEP_SUMMARY, (budget) => renderMarkdown(report, { budget })),
  );
  const url = await attempt(log, "No comment", () => comment(report, key, inputs, edges));
  for (const { kind, title, message } of annotationsOf(report)) log[kind](message, title);
  setOutputs(outputsOf(report, written ?? "", url ?? ""), log);
}

/** Sets every output of the Action. */
export function setOutputs(outputs: Outputs, log: Log): void {
  for (const [name, value] of Object.entries(outputs)) log.output(name, value);
}

function reportPath(input: string, key: string, environment: Edges["environment"]): string {
  if (input) return resolve(environment.GITHUB_WORKSPACE ?? ".", input);
  return join(environment.RUNNER_TEMP ?? ".", `pggit-report-${key}.json`);
}

async function writeReport(report: Report, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, renderJson(report));
  return path;
}

async function comment(report: Report, key: string, inputs: Inputs, edges: Edges): Promise<string> {
  const { log, workflow } = edges;
  const { comment: mode, "github-token": token } = inputs;
  if (mode === "never") return "";
  if (!workflow.pullRequest) {
    log.info("This run belongs to no pull request, so the report is in the step summary only.");
    return "";
  }
  if (token === "") {
    log.warning(
      "Input github-token is empty, so nothing was written to the pull request.",
      "No comment",
    );
    return "";
  }
  return postReport(report, { key, token, pullRequest: workflow.pullRequest, mode }, edges);
}

async function attempt<Result>(
  log: Log,
  title: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (thrown) {
    log.warning(explain(thrown), title);
    return null;
  }
}
