import { expect, test } from "vitest";
import { type ConfigWorld, configSources, loadConfig } from "./load-config.ts";

const environments = { production: { target: "env:PRODUCTION_URL" }, staging: { target: "env:S" } };
const key = {
  id: "ci",
  hashes: [`sha256:${"a".repeat(64)}`],
  scopes: ["read"],
  environments: ["staging"],
  expires_at: "2027-01-01T00:00:00Z",
};

const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pggit/config-AbCdEf";

function world(changes: Partial<ConfigWorld> = {}): ConfigWorld {
  return {
    environment: {},
    readFile: () => Promise.reject(new Error("no such file")),
    readSecret: () => Promise.reject(new Error("no such secret")),
    ...changes,
  };
}

const load = (...documents: object[]) =>
  loadConfig(
    documents.map((document) => JSON.stringify(document)),
    world(),
  );

test.each([
  ["the text itself", JSON.stringify({ environments }), {}],
  ["a file", "pggit.json", { readFile: () => Promise.resolve(JSON.stringify({ environments })) }],
  ["a variable", "env:CONFIG", { environment: { CONFIG: JSON.stringify({ environments }) } }],
  ["a secret", arn, { readSecret: () => Promise.resolve(JSON.stringify({ environments })) }],
])("a configuration comes from %s", async (_where, source, changes) => {
  const config = await loadConfig([source], world(changes));
  expect(config.environments).toMatchObject(environments);
  expect(config).toMatchObject({ keys: [], allow_resolve_sql: false });
});

test("parts become one: objects key by key, lists one after the other", async () => {
  const config = await load(
    { environments: { staging: { target: "env:S" } }, keys: [key] },
    { environments: { production: { target: "env:P" } }, keys: [{ ...key, id: "on-call" }] },
  );
  expect(Object.keys(config.environments)).toEqual(["staging", "production"]);
  expect(config.keys.map(({ id }) => id)).toEqual(["ci", "on-call"]);
});

test("what two parts say differently, or say twice, is refused by its path", async () => {
  const parts = load(
    { environments, limits: { body_bytes: 1 } },
    { limits: { body_bytes: 1_000_000 } },
  );
  await expect(parts).rejects.toMatchObject({
    code: "INVALID_CONFIG",
    message: expect.stringContaining("limits.body_bytes is given twice"),
  });
});

test.each([
  [{ environments, keys: [{ ...key, scopes: ["everything"] }] }, "keys.0.scopes.0: "],
  [{ environments, keys: [{ ...key, scopes: [] }] }, "keys.0.scopes: "],
  [{ environments, keys: [{ ...key, hashes: ["plain"] }] }, "keys.0.hashes.0: "],
  [{ environments, keys: [{ ...key, expires_at: undefined }] }, "keys.0.expires_at: "],
  [{ environments, keys: [{ ...key, expires_at: "tomorrow" }] }, "keys.0.expires_at: "],
  [{ environments, keys: [{ ...key, secret: "x" }] }, 'Unrecognized key: "secret"'],
  [{ environments, keys: [key, key] }, "keys.1.id: names a key that another entry has"],
  [
    { environments, keys: [{ ...key, environments: ["stagin"] }] },
    "keys.0.environments.0: names stagin, which is not among the environments",
  ],
  [
    { environments, keys: [{ ...key, environments: ["toString"] }] },
    "keys.0.environments.0: names toString",
  ],
  [
    { environments, keys: [{ ...key, scopes: ["read", "resolve:sql"] }] },
    "keys.0.scopes.1: is resolve:sql, which is off",
  ],
  [{ environments, github: { audience: "x", rules: [] } }, "github.rules: "],
  [
    { environments, github: { audience: "x", rules: [{ repository_id: "octo/shop" }] } },
    "github.rules.0.repository_owner_id: ",
  ],
  [{ environments: { Production: { target: "x" } } }, "environments.Production: "],
  [{}, "environments: "],
])("what is wrong is named by its path: %#", async (document, part) => {
  const failure = load(document);
  await expect(failure).rejects.toMatchObject({
    code: "INVALID_CONFIG",
    message: expect.stringContaining(part),
  });
});

test("every mistake is named at once, and no value is repeated", async () => {
  const secret = "postgres://app:hunter2@db/app";
  const failure = load({
    environments: { staging: { target: 7 } },
    keys: [{ ...key, id: secret, hashes: [secret], expires_at: secret }],
  });
  const sentences = /environments\.staging\.target: .*keys\.0\.id: .*keys\.0\.hashes\.0: /;
  await expect(failure).rejects.toThrow(sentences);
  await expect(failure).rejects.not.toThrow(/hunter2/);
});

test("a text that is not JSON is refused without repeating it", async () => {
  const failure = loadConfig(['{"keys": hunter2}'], world());
  await expect(failure).rejects.toMatchObject({ code: "INVALID_CONFIG" });
  await expect(failure).rejects.not.toThrow(/hunter2/);
});

test.each([
  [[], "There is no configuration"],
  [["env:CONFIG"], "The variable CONFIG is not set"],
  [["gone.json"], "The file gone.json cannot be read"],
])("a source that is not there is named: %j", async (sources, sentence) => {
  await expect(loadConfig(sources, world())).rejects.toThrow(sentence);
});

test.each([
  [undefined, []],
  [' {"environments": {}} ', ['{"environments": {}}']],
  [`pggit.json, env:MORE\n${arn}`, ["pggit.json", "env:MORE", arn]],
])("a variable names its sources: %j", (variable, sources) => {
  expect(configSources(variable)).toEqual(sources);
});
