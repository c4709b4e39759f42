import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Edges } from "./edges.ts";
import { type RawInputs, readInputs } from "./inputs.ts";
import { run } from "./main.ts";
import { driftingReport } from "./report.fixture.ts";

const password = "correct-horse";

const urlOf = (host: string) => `postgres://reader:${password}@${host}/shop`;

function raw(changes: Partial<RawInputs> = {}): RawInputs {
  const empty = readInputs(() => "");
  return { ...empty, "env1-url": urlOf("one"), "env2-url": urlOf("two"), ...changes };
}

/** Edges that write down everything that happens, in order. */
async function world(changes: Partial<Edges> = {}) {
  const directory = await mkdtemp(join(tmpdir(), "pggit-main-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const summary = join(directory, "summary.md");
  await writeFile(summary, "");
  const events: string[] = [];
  const say = (kind: string) => (message: string, title?: string) => {
    events.push([kind, title, message].filter(Boolean).join(" "));
  };
  const edges: Edges = {
    environment: { GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: directory },
    workflow: {
      owner: "octo",
      repository: "shop",
      eventName: "pull_request",
      actor: "mona",
      url: "https://github.example/run",
      pullRequest: { number: 7, fromFork: false },
    },
    log: {
      info: say("info"),
      notice: say("notice"),
      warning: say("warning"),
      error: say("error"),
      mask: say("mask"),
      output: (name, value) => events.push(`output ${name}=${value}`),
    },
    resolveTarget: (target) => Promise.resolve(target),
    check: () => Promise.resolve(driftingReport()),
    identity: () => Promise.reject(new Error("no token is needed")),
    api: () => {
      throw new Error("no API is needed");
    },
    conversation: () => {
      throw new Error("no conversation is needed");
    },
    ...changes,
  };
  return { edges, events, summary: () => readFile(summary, "utf8") };
}

test("masks come before everything else, also when the inputs cannot be read", async () => {
  const { edges, events } = await world();
  const failure = await run(raw({ comment: "sometimes" }), edges);
  expect(failure).toMatch(/^Input comment does not know "sometimes"/);
  const firstOther = events.findIndex((event) => !event.startsWith("mask "));
  expect(events.slice(0, firstOther)).toContain(`mask ${password}`);
  expect(events.slice(firstOther).join("\n")).not.toMatch(/^mask /m);
});

test("the step's verdict comes after comment, summary and outputs", async () => {
  const { edges, events, summary } = await world();
  const failure = await run(raw({ "fail-on": "drift", comment: "never" }), edges);
  expect(failure).toBe("1 difference is not accepted by the baseline.");
  expect(events).toContain("output has-drift=true");
  expect(await summary()).toContain("users");
});

test.each([
  ["a string", `cannot read postgres://reader:${password}@two/shop`],
  ["nothing", undefined],
  ["an error", new Error(`password=${password} is wrong`)],
  ["an object", { message: "neither" }],
])("whatever is thrown fails the step and sets every output: %s", async (_what, thrown) => {
  const { edges, events, summary } = await world({ check: () => Promise.reject(thrown) });
  expect(await run(raw(), edges)).not.toBeNull();
  expect(events).toContain("output has-drift=unknown");
  expect(events).toContain("output verdict=error");
  expect(await summary()).toContain("could not compare");
  const shown = events.filter((event) => !event.startsWith("mask ")).join("\n");
  expect(shown + (await summary())).not.toContain(password);
});

test("a comment that fails is a warning, and everything else still happens", async () => {
  const { edges, events } = await world();
  expect(await run(raw({ "github-token": "token" }), edges)).toBeNull();
  expect(events).toContainEqual(expect.stringMatching(/^warning No comment .*no conversation/));
  expect(events).toContain("output verdict=different");
});

/** A pull request with the comment of an earlier run in which all was the same. */
function conversationWith(bodies: string[]): Edges["conversation"] {
  const comment = (id: number) => ({ id, author: "mona", body: bodies[id] ?? "", url: `c${id}` });
  return () => ({
    comments: async function* () {
      for (const id of bodies.keys()) yield Promise.resolve(comment(id));
    },
    create: (body) => Promise.resolve(comment(bodies.push(body) - 1)),
    update: (id, body) => {
      bodies[id] = body;
      return Promise.resolve(comment(id));
    },
    remove: () => Promise.reject(new Error("nothing to remove")),
    ownLogin: () => Promise.resolve("mona"),
  });
}

const earlier =
  "<!-- pggit-report key=production...staging at=2026-11-01T00:00:00.000Z state=quiet digest=ab -->\nno differences";

test.each([
  ["an input cannot be used", { include: "rows" }, {}, "Input include does not know"],
  ["a baseline is missing", { baseline: "ci/accepted.json" }, {}, "ci/accepted.json"],
  [
    "nobody expected what was thrown",
    {},
    { check: () => Promise.reject(new Error(`password=${password} is wrong`)) },
    "Something unexpected went wrong",
  ],
])("the comment of an earlier run does not stand where %s", async (_, inputs, changes, said) => {
  const bodies = ["a person's", earlier];
  const { edges } = await world({ ...changes, conversation: conversationWith(bodies) });
  expect(await run(raw({ "github-token": "token", ...inputs }), edges)).not.toBeNull();
  expect(bodies).toEqual(["a person's", expect.stringContaining("What an earlier run found")]);
  expect(bodies[1]).not.toContain("no differences");
  expect(bodies[1]).not.toContain(password);
  expect(bodies[1]).toContain(said);
});

test.each([
  ["there is none", {}, []],
  ["none is wanted", { comment: "never" }, [earlier]],
])("a run that could not compare changes no comment where %s", async (_, inputs, bodies) => {
  const after = [...bodies];
  const { edges } = await world({ conversation: conversationWith(after) });
  await run(raw({ "github-token": "token", include: "rows", ...inputs }), edges);
  expect(after).toEqual(bodies);
});

test("a target that cannot be resolved is left for the comparison to report", async () => {
  const { edges, events } = await world({
    resolveTarget: () => Promise.reject(new Error("no such secret")),
  });
  expect(await run(raw({ comment: "never" }), edges)).toBeNull();
  expect(events).toContain(`mask ${password}`);
});

test("without a token nothing is written to the pull request, and that is said", async () => {
  const { edges, events } = await world();
  await run(raw(), edges);
  expect(events).toContainEqual(expect.stringMatching(/^warning No comment Input github-token/));
});

test("progress cannot give the runner a command", async () => {
  const { edges, events } = await world({
    check: (options) => {
      options.onProgress?.("reading\n::set-env name=PATH::/tmp");
      return Promise.resolve(driftingReport());
    },
  });
  await run(raw({ comment: "never" }), edges);
  expect(events).toContain("info reading ::set-env name=PATH::/tmp");
});
