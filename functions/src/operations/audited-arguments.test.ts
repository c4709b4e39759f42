/** What a call asked for, as the audit keeps it: jsonb refuses NUL and half an emoji, and then nothing is on record. */
import { expect, test } from "vitest";
import { auditedArguments } from "./audited-arguments.ts";

test("an emoji at the end of what is kept is kept whole, and never cut in half", () => {
  expect(auditedArguments({ reason: `${"x".repeat(199)}😀 and more` })).toEqual({
    reason: `${"x".repeat(199)}😀`,
  });
  expect(auditedArguments({ reason: "😀".repeat(300) })).toEqual({ reason: "😀".repeat(200) });
});

test("a NUL and half an emoji are on record as what they are not, in names and lists, too", () => {
  expect(
    auditedArguments({ reason: "a\u0000\ud83d", checks: ["\u0000", "\udc00b"], "\u0000": 1 }),
  ).toEqual({ reason: "a\ufffd\ufffd", checks: ["\ufffd", "\ufffdb"], "\ufffd": 1 });
});

test("objects are not kept, and what is no text is kept as it is", () => {
  expect(
    auditedArguments({ dry_run: true, limit: 7, none: null, conflict_data: { sql: "secret" } }),
  ).toEqual({ dry_run: true, limit: 7 });
});
