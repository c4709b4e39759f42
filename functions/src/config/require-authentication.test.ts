import { expect, test } from "vitest";
import { Config } from "./config.ts";
import { requireAuthentication } from "./require-authentication.ts";

const environments = { staging: { target: "env:S" } };
const access = { scopes: ["read"], environments: "all" };
const key = {
  ...access,
  id: "ci",
  hashes: [`sha256:${"a".repeat(64)}`],
  expires_at: "2027-01-01T00:00:00Z",
};
const rule = { ...access, repository_id: "1", repository_owner_id: "2" };

const require = (parts: object, isLoopback: boolean) => () =>
  requireAuthentication(Config.parse({ environments, ...parts }), isLoopback);

test.each([
  ["nothing to authenticate with", {}, "neither keys nor rules"],
  ["an empty list of keys", { keys: [] }, "neither keys nor rules"],
])("it does not start with %s, on the loopback interface neither", (_what, parts, sentence) => {
  expect(require(parts, false)).toThrow(sentence);
  expect(require(parts, true)).toThrow(sentence);
});

test("development is for the loopback interface alone", () => {
  const development = { authentication: "none" };
  expect(require({ development }, true)).not.toThrow();
  expect(require({ development }, false)).toThrow("does not listen on the loopback interface");
  expect(require({ development, keys: [key] }, true)).toThrow("would pass by");
});

test("a key or a rule is enough", () => {
  expect(require({ keys: [key] }, false)).not.toThrow();
  expect(require({ github: { audience: "a", rules: [rule] } }, false)).not.toThrow();
});
