import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { startApi } from "./deployed-api.ts";
import { type GitHub, startGitHub } from "./github.ts";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider.ts";
import { runAction, type StepResult } from "./run-action.ts";
import { addition, breakingChange, shop, trackedShop } from "./shop.ts";

const production = useDatabase(trackedShop);
const staging = useDatabase(shop);

let github: GitHub;
let provider: IdentityProvider;
beforeEach(async () => {
  github = await startGitHub();
  provider = await startIdentityProvider();
});
afterEach(() => github.close());

async function run(inputs: Record<string, string>, more: object = {}): Promise<StepResult> {
  const token = { "github-token": await github.jobToken() };
  const { variables } = provider;
  return runAction({ github, inputs: { ...token, ...inputs }, variables, ...more });
}

const api = (changes: Partial<Parameters<typeof startApi>[0]> = {}) =>
  startApi({
    provider,
    targets: { production: production.url, staging: staging.url },
    ...changes,
  });

async function comments(): Promise<string[]> {
  return (await github.comments()).map(({ body }) => body);
}

test.each([
  ["drift, a history to verify and a baseline", [addition, breakingChange], { baseline: true }],
  [
    "a choice of what is compared",
    [addition, "comment on table users is 'People'"],
    { chosen: true },
  ],
])(
  "both ways to the databases give the same comment: %s",
  async (_what, changes, how) => {
    const client = await staging.client();
    for (const sql of changes) await client.query(sql);
    const chosen = "chosen" in how ? { include: "comments", ignore: "public.analytics_*" } : {};
    const files = "baseline" in how ? { ".pggit/baseline.json": baseline } : {};
    const inputs = { comment: "always", "fail-on": "breaking", ...chosen };
    const targets = { "env1-url": production.url, "env2-url": staging.url };
    const direct = await run({ ...inputs, ...targets }, { files });
    const before = await github.comments();
    const through = await run({ ...inputs, "api-url": await api() }, { files });
    // A comment is only left as it is where the whole of the new one says the same.
    expect(through.log).toMatch(/Comment on the pull request: unchanged/);
    expect(await github.comments()).toEqual(before);
    expect(before).toHaveLength(1);
    expect(timeless(through.summary)).toBe(timeless(direct.summary));
    expect(through.exitCode).toBe(direct.exitCode);
    expect(through.annotations).toEqual(direct.annotations);
    expect(elsewhere(through.outputs)).toEqual(elsewhere(direct.outputs));
  },
  60_000,
);

const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+/g, "TIME");
const elsewhere = (outputs: StepResult["outputs"]) => ({ ...outputs, "report-path": "" });

const baseline = JSON.stringify({ baseline_version: 1, accepted: [] });

test("the token is asked for the API, masked before anything is printed, and nowhere else", async () => {
  const url = await api();
  const result = await run({ "api-url": `${url}/`, comment: "always" });
  expect(result.outputs.verdict).toBe("same");
  const [token = "", ...more] = provider.tokens;
  expect(more).toEqual([]);
  expect(result.masks).toContain(token);
  expect(result.raw.indexOf(token)).toBe(
    result.raw.indexOf(`::add-mask::${token}`) + "::add-mask::".length,
  );
  const places = [result.log, result.summary, result.report, ...(await comments())];
  for (const text of places) expect(text).not.toContain(token.split(".")[2]);
});

async function expectError(result: StepResult, sentence: RegExp): Promise<void> {
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ verdict: "error", "has-drift": "unknown" });
  expect(result.summary).toMatch(sentence);
  expect((await comments())[0]).toMatch(sentence);
}

test("an API that expects another audience fails the step and says what to set", async () => {
  const result = await run({ "api-url": await api({ audience: "https://pggit.example" }) });
  await expectError(result, /aud is another API's.*\(request [\w-]+\)/);
  expect(result.summary).toContain("api-audience");
  const url = await api({ audience: "https://pggit.example" });
  const mended = await run({ "api-url": url, "api-audience": "https://pggit.example" });
  expect(mended.outputs.verdict).toBe("same");
});

test("an API that refuses the workflow fails the step with what did not match", async () => {
  const result = await run({ "api-url": await api({ repository: "666" }) });
  await expectError(result, /repository\\?_id \(1001\) did not match/);
});

test("an environment that the API does not have fails the step and says where names come from", async () => {
  const result = await run({ "api-url": await api(), "env2-name": "preview" });
  await expectError(result, /no environment preview/);
  expect(result.summary).toContain("names of environments in the API's configuration");
});

test("a database that the API cannot reach is an error of its environment", async () => {
  const gone = "postgres://reader:hidden-secret@127.0.0.1:1/shop";
  const targets = { production: production.url, staging: gone };
  const result = await run({ "api-url": await api({ targets }) });
  await expectError(result, /staging/);
  expect(result.raw + result.summary + result.report).not.toContain("hidden-secret");
});

test("an address that is no API replaces the comment of an earlier run, which no longer holds", async () => {
  await run({ "api-url": await api(), comment: "always" });
  const other = await addressThatAnswers(200, "<html>");
  await expectError(await run({ "api-url": other }), /127\.0\.0\.1/);
  expect(await comments()).toHaveLength(1);
});

async function addressThatAnswers(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("nobody whom the API sends the job to gets its token", async () => {
  const seen: (string | undefined)[] = [];
  const thief = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end("{}");
  });
  await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
  const { port } = thief.address() as AddressInfo;
  const moved = createServer((_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${port}/v1/compare` }).end(),
  );
  await new Promise<void>((resolve) => moved.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    thief.close();
    moved.close();
  });
  const address = `http://127.0.0.1:${(moved.address() as AddressInfo).port}`;
  await expectError(await run({ "api-url": address }), /did not answer/);
  expect(seen).toEqual([]);
});

test("without the permission the step says which it is", async () => {
  const result = await run({ "api-url": await api() }, { variables: {} });
  expect(result.exitCode).toBe(1);
  expect(result.summary).toContain("`permissions: id-token: write`");
  expect(result.outputs.verdict).toBe("error");
});

test("a fork's pull request, which has no identity, ends neutral with a sentence", async () => {
  const result = await run({ "api-url": await api() }, { variables: {}, event: "fork" });
  expect(result.exitCode).toBe(0);
  expect(result.summary).toContain("no identity to show to the API");
  expect(result.outputs).toMatchObject({ verdict: "skipped", "has-drift": "unknown" });
});
