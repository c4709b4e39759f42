import { expect, test } from "vitest";
import { readWorkflowRun } from "./workflow-run.ts";

const environment = {
  GITHUB_REPOSITORY: "octo/shop",
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_RUN_ID: "42",
  GITHUB_EVENT_NAME: "pull_request",
};

const event = (head: unknown) => ({
  repository: { full_name: "octo/shop" },
  pull_request: { number: 7, head, base: { repo: { full_name: "octo/shop" } } },
});

test("a pull request of the same repository is known by its number", () => {
  const run = readWorkflowRun(environment, event({ repo: { full_name: "octo/shop" } }));
  expect(run).toMatchObject({ owner: "octo", repository: "shop" });
  expect(run.pullRequest).toEqual({ number: 7, fromFork: false });
  expect(run.url).toBe("https://github.example/octo/shop/actions/runs/42");
});

test.each([
  ["another repository", { repo: { full_name: "mallory/shop" } }],
  ["a fork that was deleted since", { repo: null }],
])("a pull request from %s is one of a fork", (_where, head) => {
  expect(readWorkflowRun(environment, event(head)).pullRequest?.fromFork).toBe(true);
});

test("a comment on a pull request belongs to it, a comment on an issue to none", () => {
  const issue = (pull_request?: object) => ({ issue: { number: 9, pull_request } });
  expect(readWorkflowRun(environment, issue({})).pullRequest?.number).toBe(9);
  expect(readWorkflowRun(environment, issue()).pullRequest).toBeNull();
});

test.each([null, "text", { pull_request: { number: "seven" } }])(
  "an event of another kind has no pull request: %o",
  (payload) => {
    expect(readWorkflowRun(environment, payload).pullRequest).toBeNull();
  },
);
