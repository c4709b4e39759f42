import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { renderJson, renderMarkdown } from "pggit";
import { ActionError, explain } from "./action-error.js";
import { annotationsOf } from "./annotations.js";
import { draftComment } from "./comment-draft.js";
import { statusOf } from "./github-conversation.js";
import { markerKey } from "./marker.js";
import { outputsOf } from "./outputs.js";
import { appendSummary } from "./step-summary.js";
import { postSticky } from "./sticky-comment.js";
/**
 * Brings the report everywhere it is read: the JSON file, the step summary, the comment, annotations, outputs. One
 * that fails is a warning and keeps none of the others from happening.
 *
 * @param report the report, secrets removed
 */
export async function publish(report, inputs, edges) {
    const { environment, log } = edges;
    const key = markerKey(inputs["env1-name"], inputs["env2-name"]);
    const path = reportPath(inputs["report-path"], key, environment);
    const written = await attempt(log, "No report file", () => writeReport(report, path));
    await attempt(log, "No step summary", () => appendSummary(environment.GITHUB_STEP_SUMMARY, (budget) => renderMarkdown(report, { budget })));
    const url = await attempt(log, "No comment", () => comment(report, key, inputs, edges));
    for (const { kind, title, message } of annotationsOf(report))
        log[kind](message, title);
    setOutputs(outputsOf(report, written ?? "", url ?? ""), log);
}
/** Sets every output of the Action. */
export function setOutputs(outputs, log) {
    for (const [name, value] of Object.entries(outputs))
        log.output(name, value);
}
function reportPath(input, key, environment) {
    if (input)
        return resolve(environment.GITHUB_WORKSPACE ?? ".", input);
    return join(environment.RUNNER_TEMP ?? ".", `pggit-report-${key}.json`);
}
async function writeReport(report, path) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, renderJson(report));
    return path;
}
async function comment(report, key, inputs, edges) {
    const { log, workflow } = edges;
    const { comment: mode, "github-token": token } = inputs;
    if (mode === "never")
        return "";
    if (!workflow.pullRequest) {
        log.info("This run belongs to no pull request, so the report is in the step summary only.");
        return "";
    }
    if (token === "") {
        log.warning("Input github-token is empty, so nothing was written to the pull request.", "No comment");
        return "";
    }
    const conversation = edges.conversation(token, workflow.pullRequest.number);
    const draft = draftComment(report, { key, runUrl: workflow.url });
    const posted = await postSticky(conversation, draft, mode).catch((thrown) => {
        throw forbidden(thrown) ?? thrown;
    });
    log.info(`Comment on the pull request: ${posted.outcome} ${posted.url}`.trimEnd());
    return posted.url;
}
/** GitHub answers 403 where it admits that the pull request exists, and 404 where the token may not even know. */
function forbidden(thrown) {
    const status = statusOf(thrown);
    if (status !== 401 && status !== 403 && status !== 404)
        return null;
    return new ActionError(`GitHub refused the comment with status ${status}. Give the job \`permissions: pull-requests: write\`, or set the input comment to never.`, { cause: thrown });
}
async function attempt(log, title, work) {
    try {
        return await work();
    }
    catch (thrown) {
        log.warning(explain(thrown), title);
        return null;
    }
}
//# sourceMappingURL=publish.js.map