import { type Baseline, PggitError, type Report, type ReportedError } from "pggit";
import { ActionError } from "./action-error.ts";
import type { Edges } from "./edges.ts";
import { failedReport } from "./failed-report.ts";
import type { Inputs } from "./inputs.ts";
import { redactReport } from "./secrets.ts";
import { hasIdentity } from "./without-secrets.ts";

/**
 * Lets a deployed API compare the two environments that its configuration has
 * under these names, and verify their history. It is shown GitHub's token of this
 * job, which is masked and not in the report.
 *
 * As with databases that cannot be reached, an API that does not answer or refuses
 * is an error in the report, so that a comment of an earlier run is replaced.
 *
 * @throws ActionError where GitHub gives the job no token
 */
export async function checkThroughApi(
  inputs: Inputs,
  baseline: Baseline | null,
  edges: Edges,
): Promise<Report> {
  const url = inputs["api-url"];
  const audience = inputs["api-audience"] || url.replace(/\/+$/, "");
  const token = await identityOf(audience, edges);
  edges.log.mask(token);
  const { include, schemas, ignore } = inputs;
  const [env1, env2] = [inputs["env1-name"], inputs["env2-name"]];
  edges.log.info(`asking the API at ${new URL(url).host} to compare ${env1} and ${env2}`);
  try {
    const report = await edges.api({ url, token }).compare({
      env1,
      env2,
      include,
      schemas,
      ignore,
      baseline,
      verify: true,
    });
    return redactReport(report, [token]);
  } catch (thrown) {
    const error = reported(PggitError.from(thrown), audience);
    return redactReport(failedReport(error, inputs, baseline), [token]);
  }
}

async function identityOf(audience: string, edges: Edges): Promise<string> {
  if (!hasIdentity(edges.environment)) {
    throw new ActionError(
      "GitHub gives this job no token to show to the API. Give the job `permissions: id-token: write`, beside the permissions that it has.",
    );
  }
  return edges.identity(audience).catch((thrown: unknown) => {
    const reason = thrown instanceof Error ? thrown.message.replaceAll(/\s+/g, " ") : "";
    throw new ActionError(
      `GitHub did not give this job a token to show to the API. Run the job again. ${reason}`.trim(),
      { cause: thrown },
    );
  });
}

/** What the API said, and what of it the workflow's author can mend. */
function reported(error: PggitError, audience: string): ReportedError {
  const { code, message, environment = null } = error;
  const request = error.detail?.startsWith("request ") ? ` (${error.detail})` : "";
  const hint = hints.get(code)?.(audience) ?? error.hint;
  return { environment, code, message: `The API: ${message}${request}`, hint };
}

const hints = new Map<string, (audience: string) => string>([
  [
    "UNAUTHENTICATED",
    (audience) =>
      `The token is made out to ${audience}; github.audience in the API's configuration has to say the same, or the input api-audience what it says.`,
  ],
  [
    "UNKNOWN_ENVIRONMENT",
    () =>
      "With api-url, env1-name and env2-name are names of environments in the API's configuration, and of the rule for this repository.",
  ],
]);
