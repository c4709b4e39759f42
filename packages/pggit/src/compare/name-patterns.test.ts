import { describe, expect, test } from "vitest";
import { namePatterns } from "./name-patterns.ts";

const named = (identity: string) => ({ identity });

describe("patterns of names", () => {
  test.each([
    ["*", 'public."two\nlines"'],
    ["audit.*", "audit.log"],
    ["*_backup", "public.users_backup"],
    ["users", "public.users"],
    ["public.users", "public.users"],
    ["public.tax(*)", "public.tax(numeric, integer)"],
  ])("%s is a name of %j", (pattern, identity) => {
    expect(namePatterns([pattern]).match(named(identity))).toBe(true);
  });

  test.each([
    ["audit.*", "public.audit"],
    ["u.ers", "public.users"],
    ["users", "public.users_old"],
  ])("%s is no name of %j", (pattern, identity) => {
    expect(namePatterns([pattern]).match(named(identity))).toBe(false);
  });

  test("those that are a name of nothing are told", () => {
    const patterns = namePatterns(["adit.*", "*log"]);
    expect(patterns.unmatched([named("audit.log"), named("public.t")])).toEqual(["adit.*"]);
    expect(patterns.unmatched([])).toEqual(["adit.*", "*log"]);
  });
});
