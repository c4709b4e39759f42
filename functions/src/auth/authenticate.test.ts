import { expect, test } from "vitest";
import { Config } from "../config/config.ts";
import { keyWith, requestWith } from "./api-key.fixture.ts";
import { authenticateBy } from "./authenticate.ts";
import { githubConfig, now, signer } from "./github-token.fixture.ts";
import { Scope } from "./scope.ts";

const github = await signer();
const { key, entry } = await keyWith();
const environments = { staging: { target: "env:S" } };
const world = { isLoopback: false, keys: github.keys, now: () => now };

const by = (parts: object, changes: object = {}) =>
  authenticateBy(Config.parse({ environments, ...parts }), { ...world, ...changes });

test("a request is known by whichever credential it carries", async () => {
  const authenticate = by({ keys: [entry], github: githubConfig() });
  expect((await authenticate(requestWith(key))).name).toBe("key:ci");
  expect((await authenticate(requestWith(await github.sign()))).name).toMatch(/^github:octo/);
});

test.each([
  ["no header", new Request("https://api.example/"), "carries no credential"],
  ["a password", withHeader("Basic dXNlcjpwYXNz"), "not a bearer credential"],
  ["nothing after Bearer", withHeader("Bearer"), "not a bearer credential"],
  ["two credentials", withHeader("Bearer a, Bearer b"), "not a bearer credential"],
  ["a megabyte", withHeader(`Bearer ${"a".repeat(1_000_000)}`), "not a bearer credential"],
  ["some word", withHeader("Bearer hunter2"), "neither an API key nor a token"],
])("a request with %s is told how to say who it is", async (_what, request, sentence) => {
  const failure = by({ keys: [entry], github: githubConfig() })(request);
  await expect(failure).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: expect.stringContaining(sentence),
    hint: expect.stringContaining("API key"),
  });
});

function withHeader(authorization: string): Request {
  return new Request("https://api.example/", { headers: { authorization } });
}

test("a token of GitHub is nothing where no rule is configured", async () => {
  const failure = by({ keys: [entry] })(requestWith(await github.sign()));
  await expect(failure).rejects.toThrow("not an API key");
});

test("it does not start open, nor closed to everybody", () => {
  expect(() => by({})).toThrow("neither keys nor rules");
  expect(() => by({ development: { authentication: "none" } })).toThrow("loopback");
});

test("development on the loopback interface may everything but what has to be turned on", async () => {
  const development = { authentication: "none" };
  const local = new Request("http://localhost:8080/v1/environments");
  const caller = await by({ development }, { isLoopback: true })(local);
  expect(caller).toMatchObject({ name: "development", environments: "all" });
  expect([...caller.scopes]).toEqual(Scope.options.filter((scope) => scope !== "resolve:sql"));
  const all = by({ development, allow_resolve_sql: true }, { isLoopback: true });
  expect([...(await all(local)).scopes]).toEqual(Scope.options);
});

test.each([
  ["a page of another origin", "http://127.0.0.1:8080/", { origin: "https://evil.example" }],
  ["a page at another port", "http://localhost:8080/", { origin: "http://localhost:3000" }],
  ["a page at another name", "http://127.0.0.1:8080/", { origin: "http://localhost:8080" }],
  ["a sandboxed page", "http://127.0.0.1:8080/", { origin: "null" }],
  ["an image of another site", "http://localhost:8080/", { "sec-fetch-site": "cross-site" }],
  ["an image at another port", "http://localhost:8080/", { "sec-fetch-site": "same-site" }],
  ["a name that leads here", "http://rebind.evil.example:8080/", {}],
  ["a name that begins alike", "http://localhost.evil.example/", {}],
] as const)("development answers no browser on behalf of %s", async (_who, url, headers) => {
  const request = new Request(url, { headers });
  const authenticate = by({ development: { authentication: "none" } }, { isLoopback: true });
  await expect(authenticate(request)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("development answers a page that it serves itself", async () => {
  const headers = { origin: "http://[::1]:8080", "sec-fetch-site": "same-origin" };
  const authenticate = by({ development: { authentication: "none" } }, { isLoopback: true });
  expect(await authenticate(new Request("http://[::1]:8080/", { headers }))).toBeTruthy();
  const typed = new Request("http://localhost/ui/", { headers: { "sec-fetch-site": "none" } });
  expect(await authenticate(typed)).toBeTruthy();
});
