/**
 * Why this run has no secrets to connect with although nothing is misconfigured: GitHub withholds them from pull
 * requests of forks and of Dependabot. Such a run ends neutral, since its author cannot do anything about it.
 *
 * A fork's run that does have both targets (a private repository may be set to send secrets) is a run like any other.
 *
 * @returns one paragraph for the step summary, or null where the run can go on or is truly misconfigured
 */
export function withoutSecrets(raw, run, environment) {
    if ([raw["env1-url"], raw["env2-url"]].every((target) => isReachable(target, environment)))
        return null;
    if (run.pullRequest?.fromFork) {
        return ("The schemas were not compared: this pull request comes from a fork, and GitHub gives the runs of forks no " +
            "secrets. A maintainer can compare them by pushing the branch to this repository.");
    }
    if (run.pullRequest && run.actor === "dependabot[bot]") {
        return ("The schemas were not compared: GitHub gives the runs of Dependabot no Actions secrets. Add the two targets " +
            "to the Dependabot secrets of this repository to compare them here.");
    }
    return null;
}
function isReachable(target, environment) {
    if (target.startsWith("env:"))
        return Boolean(environment[target.slice("env:".length)]);
    if (target.startsWith("arn:"))
        return awsCredentials.some((name) => environment[name]);
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
//# sourceMappingURL=without-secrets.js.map