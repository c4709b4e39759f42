import type { Baseline, Report } from "pggit";
import { explain } from "./action-error.ts";
import { checkThroughApi } from "./api-check.ts";
import { readBaseline } from "./baseline-file.ts";
import type { Edges } from "./edges.ts";
import { reasonsToFail } from "./gate.ts";
import { type Inputs, parseInputs, type RawInputs } from "./inputs.ts";
import { outputsWithout } from "./outputs.ts";
import { publish, setOutputs } from "./publish.ts";
import { replaceComment } from "./replace-comment.ts";
import { longestFirst, redact, redactReport, secretsOfTarget } from "./secrets.ts";
import { appendSummary } from "./step-summary.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** How the run ends: null passes the step, a sentence fails it. */
export type Failure = string | null;

/**
 * Compares the two environments and says what it found: comment, step summary, annotations and outputs first, the
 * step's own verdict last.
 *
 * @param raw the inputs as the workflow gave them
 * @returns why the step fails; null where it passes. It throws nothing: what went wrong is in the sentence, the summary
 *   and the outputs, so a failure cannot be taken for "no drift"
 */
export async function run(raw: RawInputs, edges: Edges): Promise<Failure> {
  const secrets = await maskSecrets(raw, edges);
  try {
    return await compare(raw, secrets, edges);
  } catch (thrown) {
    const sentence = redact(explain(thrown), secrets);
    setOutputs(outputsWithout("error"), edges.log);
    await summarize("## pgGit could not compare the schemas", sentence, edges);
    await replaceComment(thrown, sentence, { raw, edges });
    return sentence;
  }
}

/** Before anything can be printed; also what only a variable or Secrets Manager holds. */
async function maskSecrets(raw: RawInputs, edges: Edges): Promise<string[]> {
  const found = await Promise.all(
    [raw["env1-url"], raw["env2-url"]]
      .filter((target) => target !== "")
      .map((target) => secretsOfTarget(target, edges.environment, (to) => edges.resolveTarget(to))),
  );
  const secrets = longestFirst(found.flat());
  for (const secret of secrets) edges.log.mask(secret);
  return secrets;
}

async function compare(raw: RawInputs, secrets: readonly string[], edges: Edges): Promise<Failure> {
  const { environment, log, workflow } = edges;
  const neutral = withoutSecrets(raw, workflow, environment);
  if (neutral !== null) {
    setOutputs(outputsWithout("skipped"), log);
    await summarize("## Schemas not compared", neutral, edges);
    log.notice(neutral, "Schemas not compared");
    return null;
  }
  const inputs = parseInputs(raw);
  const baseline = await readBaseline(inputs.baseline, environment.GITHUB_WORKSPACE ?? ".");
  const checked = inputs["api-url"]
    ? await checkThroughApi(inputs, baseline, edges)
    : await checkDirectly(inputs, baseline, { secrets, edges });
  const report = redactReport(checked, secrets);
  await publish(report, inputs, edges);
  const reasons = reasonsToFail(report, inputs["fail-on"]);
  return reasons.length > 0 ? reasons.join(" ") : null;
}

function checkDirectly(
  inputs: Inputs,
  baseline: Baseline | null,
  { secrets, edges }: { secrets: readonly string[]; edges: Edges },
): Promise<Report> {
  return edges.check({
    env1: { name: inputs["env1-name"], target: inputs["env1-url"] },
    env2: { name: inputs["env2-name"], target: inputs["env2-url"] },
    include: inputs.include,
    schemas: inputs.schemas,
    ignore: inputs.ignore,
    baseline,
    verify: true,
    environment: edges.environment,
    // On one line: a line that begins with `::` would be a command to the runner.
    onProgress: (message) => edges.log.info(redact(message, secrets).replaceAll(/\s+/g, " ")),
  });
}

async function summarize(heading: string, sentence: string, edges: Edges): Promise<void> {
  const path = edges.environment.GITHUB_STEP_SUMMARY;
  await appendSummary(path, () => `${heading}\n\n${sentence}`).catch((thrown: unknown) => {
    edges.log.warning(explain(thrown), "No step summary");
  });
}
