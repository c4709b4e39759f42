import { expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { environmentsOf, requireScope } from "./require-scope.ts";

const caller: Caller = {
  name: "key:ci",
  scopes: new Set(["read", "resolve"]),
  environments: ["staging"],
};

test("a caller passes with the scope, in its environments", () => {
  expect(() => requireScope(caller, "read", "staging")).not.toThrow();
  expect(() => requireScope({ ...caller, environments: "all" }, "read", "any")).not.toThrow();
});

test("a scope that is missing is named, and none contains another", () => {
  for (const scope of ["operate", "resolve:sql", "purge", "emergency"] as const) {
    expect(() => requireScope(caller, scope, "staging")).toThrow(
      expect.objectContaining({
        code: "FORBIDDEN",
        message: `The caller key:ci lacks the scope ${scope}.`,
      }),
    );
  }
});

test("an environment of others reads as one that does not exist", () => {
  const answer = (name: string) => {
    try {
      return requireScope(caller, "read", name);
    } catch (error) {
      return String(error).replaceAll(name, "X") + (error as { code: string }).code;
    }
  };
  expect(answer("production")).toContain("UNKNOWN_ENVIRONMENT");
  expect(answer("production")).toBe(answer("no-such-place"));
  expect(environmentsOf(caller, ["production", "staging"])).toEqual(["staging"]);
  expect(environmentsOf({ ...caller, environments: "all" }, ["a", "b"])).toEqual(["a", "b"]);
});
