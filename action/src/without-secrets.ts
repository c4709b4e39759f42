import type { RawInputs } from "./inputs.ts";
import type { WorkflowRun } from "./workflow-run.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Why this run has no secrets to connect with although nothing is misconfigured: GitHub withholds them from pull
 * requests of forks and of Dependabot. Such a run ends neutral, since its author cannot do anything about it.
 *
 * A fork's run that does have both targets (a private repository may be set to send secrets) is a run like any other.
 *
 * @returns one paragraph for the step summary, or null where the run can go on or is truly misconfigured
 */
export function withoutSecrets(
  raw: RawInputs,
  run: WorkflowRun,
  environment: Environment,
): string | null {
  const throughApi = raw["api-url"] !== "";
  const hasAll = throughApi
    ? hasIdentity(environment)
    : [raw["env1-url"], raw["env2-url"]].every((target) => isReachable(target, environment));
  if (hasAll) return null;
  if (run.pullRequest?.fromFork) {
    return (
      "The schemas were not compared: this pull request comes from a fork, and GitHub gives the runs of forks no " +
      `${throughApi ? "identity to show to the API" : "secrets"}. A maintainer can compare them by pushing the branch to ` +
      "this repository."
    );
  }
  if (run.pullRequest && run.actor === "dependabot[bot]") {
    if (throughApi) {
      return (
        "The schemas were not compared: GitHub gives the runs of Dependabot no identity to show to the API. They " +
        "are compared once a maintainer pushes a commit to the branch."
      );
    }
    return (
      "The schemas were not compared: GitHub gives the runs of Dependabot no Actions secrets. Add the two targets " +
      "to the Dependabot secrets of this repository to compare them here."
    );
  }
  return null;
}

/** Whether GitHub gives the job tokens of its own: what `permissions: id-token: write` brings about. */
export function hasIdentity(environment: Environment): boolean {
  return Boolean(
    environment.ACTIONS_ID_TOKEN_REQUEST_URL && environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
  );
}

function isReachable(target: string, environment: Environment): boolean {
  if (target.startsWith("env:")) return Boolean(environment[target.slice("env:".length)]);
  if (target.startsWith("arn:")) return awsCredentials.some((name) => environment[name]);
  return target !== "";
}

/** Any of these is how an AWS SDK finds its credentials in a job. */
const awsCredentials = [
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];
