import { readFileSync } from "node:fs";
import * as core from "@actions/core";
import { createClient, resolveTarget, runCheck } from "pggit";
import { githubConversation } from "./github-conversation.ts";
import { readInputs } from "./inputs.ts";
import { run } from "./main.ts";
import { readWorkflowRun } from "./workflow-run.ts";

const environment = process.env;
const workflow = readWorkflowRun(environment, readEvent(environment.GITHUB_EVENT_PATH));
const raw = readInputs((name) => core.getInput(name));

/** Whoever else the API would send the job to does not get its token. */
const patientFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, redirect: "error", signal: AbortSignal.timeout(120_000) });

const failure = await run(raw, {
  environment,
  workflow,
  resolveTarget: (target) => resolveTarget(target, environment),
  check: runCheck,
  identity: (audience) => core.getIDToken(audience),
  api: (options) => createClient({ ...options, fetch: patientFetch, retry: { attempts: 3 } }),
  conversation: (token, pullRequest) =>
    githubConversation({
      apiUrl: environment.GITHUB_API_URL || "https://api.github.com",
      token,
      owner: workflow.owner,
      repository: workflow.repository,
      pullRequest,
    }),
  log: {
    info: core.info,
    notice: (message, title) => core.notice(message, { title }),
    warning: (message, title) => core.warning(message, { title }),
    error: (message, title) => core.error(message, { title }),
    mask: core.setSecret,
    output: core.setOutput,
  },
});
if (failure !== null) core.setFailed(failure);

function readEvent(path: string | undefined): unknown {
  if (!path) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // Without the event nothing is known of a pull request; the report still goes to the step summary.
    return null;
  }
}
