import { expect, test } from "vitest";
import { type RawInputs, readInputs } from "./inputs.ts";
import { withoutSecrets } from "./without-secrets.ts";
import type { WorkflowRun } from "./workflow-run.ts";

const run = (changes: Partial<WorkflowRun>): WorkflowRun => ({
  owner: "octo",
  repository: "shop",
  eventName: "pull_request",
  actor: "mona",
  url: "",
  pullRequest: { number: 7, fromFork: false },
  ...changes,
});
const fork = run({ pullRequest: { number: 7, fromFork: true } });
const targets = (env1: string, env2: string): RawInputs => ({
  ...readInputs(() => ""),
  "env1-url": env1,
  "env2-url": env2,
});

test.each([
  ["empty secrets", targets("", "")],
  ["one empty secret", targets("postgres://db/app", "")],
  ["a variable that is empty", targets("env:ONE", "env:TWO")],
  ["a secret of AWS without credentials", targets("arn:aws:x", "arn:aws:y")],
])("a fork's run with %s ends neutral and says who can help", (_case, raw) => {
  expect(withoutSecrets(raw, fork, { ONE: "", TWO: "postgres://db/app" })).toMatch(
    /comes from a fork.*A maintainer can/,
  );
});

test("a fork's run that was given its targets is a run like any other", () => {
  expect(withoutSecrets(targets("postgres://a/b", "env:TWO"), fork, { TWO: "x" })).toBeNull();
  expect(withoutSecrets(targets("arn:a", "arn:b"), fork, { AWS_PROFILE: "ci" })).toBeNull();
});

test("Dependabot's run ends neutral and names its own secrets", () => {
  expect(withoutSecrets(targets("", ""), run({ actor: "dependabot[bot]" }), {})).toMatch(
    /Dependabot secrets/,
  );
});

test("a missing secret anywhere else is a mistake to report, not a neutral end", () => {
  expect(withoutSecrets(targets("", ""), run({}), {})).toBeNull();
  expect(withoutSecrets(targets("", ""), run({ pullRequest: null }), {})).toBeNull();
});

const throughApi = { ...targets("", ""), "api-url": "https://pggit.example" };
const identity = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://github.example/token",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x",
};

test("a run without an identity to show to the API ends neutral where GitHub gives it none", () => {
  expect(withoutSecrets(throughApi, fork, {})).toMatch(/comes from a fork.*no identity/);
  expect(withoutSecrets(throughApi, run({ actor: "dependabot[bot]" }), {})).toMatch(
    /Dependabot no identity/,
  );
  expect(withoutSecrets(throughApi, fork, identity)).toBeNull();
  expect(withoutSecrets(throughApi, run({}), {})).toBeNull();
});
