import * as z from "zod";
const RepositoryReference = z.object({ full_name: z.string() });
const Payload = z.object({
    repository: RepositoryReference.optional(),
    pull_request: z
        .object({
        number: z.int(),
        head: z.object({ repo: RepositoryReference.nullish() }).optional(),
        base: z.object({ repo: RepositoryReference.nullish() }).optional(),
    })
        .optional(),
    issue: z.object({ number: z.int(), pull_request: z.unknown().optional() }).optional(),
});
/**
 * Reads the run's circumstances from the runner's environment and event.
 *
 * @param environment the GITHUB_* variables
 * @param event the parsed file at GITHUB_EVENT_PATH; anything that is not such an event has no pull request
 */
export function readWorkflowRun(environment, event) {
    const [owner = "", repository = ""] = (environment.GITHUB_REPOSITORY ?? "").split("/");
    const server = environment.GITHUB_SERVER_URL || "https://github.com";
    return {
        owner,
        repository,
        eventName: environment.GITHUB_EVENT_NAME ?? "",
        actor: environment.GITHUB_ACTOR ?? "",
        url: `${server}/${owner}/${repository}/actions/runs/${environment.GITHUB_RUN_ID ?? ""}`,
        pullRequest: readPullRequest(event),
    };
}
function readPullRequest(event) {
    const payload = Payload.safeParse(event);
    if (!payload.success)
        return null;
    const { pull_request: pull, issue, repository } = payload.data;
    if (pull) {
        const base = pull.base?.repo?.full_name ?? repository?.full_name;
        // The head's repository is null once a fork was deleted.
        const fromFork = pull.head !== undefined && pull.head.repo?.full_name !== base;
        return { number: pull.number, fromFork };
    }
    if (issue?.pull_request)
        return { number: issue.number, fromFork: false };
    return null;
}
//# sourceMappingURL=workflow-run.js.map