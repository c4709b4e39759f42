import type { Report, ReportedDifference } from "pggit";
import { expect, test } from "vitest";
import { sqlText } from "./sql-text.ts";

const difference = (changes: Partial<ReportedDifference>) =>
  ({
    object_type: "table",
    identity: "public.users",
    difference: "Definition mismatch",
    ...changes,
  }) as ReportedDifference;

const report = (...differences: ReportedDifference[]) =>
  ({
    generated_at: "2026-11-23T00:00:00Z",
    env1: { name: "production" },
    env2: { name: "staging" },
    differences,
  }) as Report;

test("each side's file has that side's definitions, and says what only the other has", () => {
  const both = report(
    difference({
      definition1: "CREATE TABLE public.users ();",
      definition2: "CREATE TABLE public.users (id int)",
    }),
    difference({
      identity: "public.old",
      difference: "Only in production",
      definition1: "CREATE TABLE public.old ();",
      definition2: null,
    }),
  );
  expect(
    sqlText(both, "env2"),
  ).toBe(`-- What differs between production and staging, as staging has it, 2026-11-23T00:00:00Z.
-- Definitions, not a migration: read them before you run any.

-- table public.users: Definition mismatch
CREATE TABLE public.users (id int);

-- table public.old: Only in production
-- Only production has it.
`);
  expect(sqlText(both, "env1")).toContain("CREATE TABLE public.old ();");
});

test("a name with a line end cannot end the comment that it stands in", () => {
  const text = sqlText(
    report(difference({ identity: 'public."a\n; drop table users; --\u2028x"' })),
    "env1",
  );
  expect(
    text.split(/[\n\r\u2028\u2029]/).filter((line) => line !== "" && !line.startsWith("-- ")),
  ).toEqual([]);
});
