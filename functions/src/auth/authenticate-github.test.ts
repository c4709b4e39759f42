import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, SignJWT, UnsecuredJWT } from "jose";
import { expect, onTestFinished, test } from "vitest";
import { requestWith } from "./api-key.fixture.ts";
import { authenticateGithub } from "./authenticate-github.ts";
import { claims, githubConfig, issuer, now, signer } from "./github-token.fixture.ts";

const github = await signer();
const seconds = now.getTime() / 1000;

const ask = (token: string, config = githubConfig(), at = now) =>
  authenticateGithub(config, { keys: github.keys, now: () => at })(requestWith(token));

test("a workflow is known by its token, and may what its rule says", async () => {
  expect(await ask(await github.sign())).toEqual({
    name: "github:octo/shop@refs/pull/7/merge",
    scopes: new Set(["read"]),
    environments: ["staging"],
    token: { id: claims.jti, expiresAt: new Date(claims.exp * 1000) },
  });
});

test.each([
  ["expired", { exp: seconds - 31 }, "has expired"],
  ["without an end", { exp: undefined }, "exp is missing"],
  ["of long ago with an end far away", { iat: seconds - 4000, exp: seconds + 9e6 }, "has expired"],
  ["not valid yet", { nbf: seconds + 60 }, "nbf is a time to come"],
  ["made in the future", { iat: seconds + 60 }, "iat is not as it must be"],
  ["for another API", { aud: "https://other.example" }, "aud is another API's"],
  ["for nobody", { aud: undefined }, "aud is missing"],
  ["of another issuer", { iss: "https://gitlab.example" }, "iss is not as it must be"],
  ["of an issuer that begins alike", { iss: `${issuer}.evil.example` }, "iss is not"],
  ["without an issuer", { iss: undefined }, "iss is missing"],
  ["without jti", { jti: undefined }, "jti is missing"],
  ["without iat", { iat: undefined }, "iat is missing"],
  ["without nbf", { nbf: undefined }, "nbf is missing"],
  ["without repository_id", { repository_id: undefined }, "repository_id is missing"],
  ["without owner", { repository_owner_id: undefined }, "repository_owner_id is missing"],
])("a token %s is refused, with a sentence", async (_what, changes, sentence) => {
  const failure = ask(await github.sign(changes));
  await expect(failure).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: expect.stringContaining(sentence),
    hint: expect.stringMatching(/\w{10}|\./),
  });
});

test("clocks may differ by half a minute", async () => {
  expect(await ask(await github.sign({ exp: seconds - 29 }))).toMatchObject({ name: /github/ });
  expect(await ask(await github.sign({ nbf: seconds + 29, iat: seconds + 29 }))).toBeTruthy();
});

const secret = (text: string) => new TextEncoder().encode(text);

test.each([
  ["alg none", () => new UnsecuredJWT({ ...claims }).encode()],
  [
    "HS256 with the public key as its secret",
    () =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: "HS256", kid: "github-1" })
        .sign(secret(github.publicKey)),
  ],
  ["the key of somebody else under GitHub's kid", async () => (await signer()).sign()],
  ["an unknown kid", async () => (await signer("github-2")).sign()],
  ["a changed claim", async () => tampered(await github.sign())],
  ["its own key in the header", async () => selfSigned()],
  ["words", () => "a.b.c"],
  ["no signature", async () => (await github.sign()).replace(/[^.]*$/, "")],
])("a token with %s is not GitHub's", async (_what, make) => {
  await expect(ask(await make())).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: "The token is not one that GitHub Actions signed with RS256.",
  });
});

/** The same token for another repository. */
function tampered(token: string): string {
  const [header, , signature] = token.split(".");
  const payload = Buffer.from(JSON.stringify({ ...claims, repository_id: "1" }));
  return [header, payload.toString("base64url"), signature].join(".");
}

/** What a verifier takes that trusts the key which the token brings along. */
async function selfSigned(): Promise<string> {
  const other = await signer();
  return other.sign({}, { jwk: other.jwk, jku: "https://evil.example/keys" });
}

test("a rule fits by ids, and by whatever else it names", async () => {
  const token = await github.sign({ environment: "production" });
  for (const rule of [
    {},
    { ref: "refs/pull/7/merge" },
    { ref: ["refs/heads/main", "refs/pull/7/merge"] },
    { environment: "production", event_name: ["push", "pull_request"] },
    { job_workflow_ref: claims.job_workflow_ref },
  ]) {
    expect(await ask(token, githubConfig(rule))).toMatchObject({ environments: ["staging"] });
  }
});

test.each([
  [{ repository_id: "1002" }, "repository_id (1001)"],
  [{ repository_owner_id: "43" }, "repository_owner_id (42)"],
  [{ ref: "refs/heads/main" }, "ref (refs/pull/7/merge)"],
  [{ ref: ["refs/pull/7", "refs/pull/7/merge/x", "refs/*"] }, "ref (refs/pull/7/merge)"],
  [{ environment: "production" }, "environment (absent)"],
  [{ event_name: "push", ref: "x" }, "ref (refs/pull/7/merge), event_name (pull_request)"],
  [{ job_workflow_ref: "octo/shop/x.yml@main" }, "job_workflow_ref (octo/shop/.github"],
])("a workflow that no rule fits is told which claims did not match: %j", async (rule, shown) => {
  const failure = ask(await github.sign(), githubConfig(rule));
  await expect(failure).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining(`for this workflow: ${shown}`),
  });
});

test("names and sub give no rights: another repository of the same name is refused", async () => {
  const renamed = await github.sign({ repository_id: "7", repository_owner_id: "8" });
  await expect(ask(renamed)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const moved = await github.sign({ repository: "new/name", sub: "repo:new@42/name@1001:x" });
  expect(await ask(moved)).toMatchObject({ name: "github:new/name@refs/pull/7/merge" });
});

test("the first rule that fits is the one", async () => {
  const [first] = githubConfig({ ref: "refs/heads/main", scopes: ["purge"] }).rules;
  const [second] = githubConfig({ scopes: ["read", "operate"] }).rules;
  const [third] = githubConfig({ scopes: ["emergency"] }).rules;
  if (!first || !second || !third) throw new Error("there are three");
  const config = { ...githubConfig(), rules: [first, second, third] };
  expect((await ask(await github.sign(), config)).scopes).toEqual(new Set(["read", "operate"]));
});

test("no answer repeats the token", async () => {
  for (const changes of [{ exp: 1 }, { aud: "x" }, { repository_id: "2" }]) {
    const token = await github.sign(changes);
    const failure = await ask(token).catch((error: object) => JSON.stringify(error));
    for (const part of token.split(".")) expect(failure).not.toContain(part);
  }
});

/** Keys at an address, which may fail, and how often they were asked for. */
async function keyServer(answer: () => { status: number; body: string }) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const { status, body } = answer();
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/jwks`), asked: () => asked };
}

test("keys are fetched once for many calls, unknown kids included", async () => {
  const body = JSON.stringify({ keys: [github.jwk] });
  const { url, asked } = await keyServer(() => ({ status: 200, body }));
  const authenticate = authenticateGithub(githubConfig(), {
    keys: createRemoteJWKSet(url),
    now: () => now,
  });
  const tokens = [await github.sign(), await (await signer("unknown")).sign()];
  for (const token of [...tokens, ...tokens, ...tokens]) {
    await authenticate(requestWith(token)).catch(() => undefined);
  }
  expect(asked()).toBe(1);
});

test.each([
  ["fail", () => ({ status: 500, body: "" })],
  ["are not JSON", () => ({ status: 200, body: "<html>" })],
  ["are something else", () => ({ status: 200, body: '{"keys": 7}' })],
])(
  "where GitHub's keys %s it is the API that cannot tell, not the caller who is wrong",
  async (_what, answer) => {
    const { url } = await keyServer(answer);
    const authenticate = authenticateGithub(githubConfig(), {
      keys: createRemoteJWKSet(url),
      now: () => now,
    });
    await expect(authenticate(requestWith(await github.sign()))).rejects.toMatchObject({
      code: "IDENTITY_UNAVAILABLE",
      status: 503,
    });
  },
);
