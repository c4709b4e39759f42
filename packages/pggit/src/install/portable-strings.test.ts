import { expect, test } from "vitest";
import { portableStrings } from "../../scripts/portable-strings.ts";
import { functions } from "../generated/installation.ts";
import { catalogFunctions } from "./catalog-functions.ts";

test.each([
  [String.raw`select 'a\b'`, String.raw`select E'a\\b'`],
  [String.raw`f('it''s \d', 'plain')`, String.raw`f(E'it''s \\d', 'plain')`],
  [String.raw`E'a\nb' || '\'`, String.raw`E'a\nb' || E'\\'`],
  [String.raw`-- don't '\d'`, String.raw`-- don't '\d'`],
  [String.raw`"a'\d'" ~ '\d'`, String.raw`"a'\d'" ~ E'\\d'`],
  [String.raw`as $$ select '\d' $$`, String.raw`as $$ select E'\\d' $$`],
  ["'a'\n  'b'", "'a'\n  'b'"],
])("%s means the same under any setting", (written, portable) => {
  expect(portableStrings(written)).toBe(portable);
  expect(portableStrings(portable)).toBe(portable);
});

test("no function has a backslash in a literal that a session could read otherwise", () => {
  for (const { name, text } of [...functions, ...catalogFunctions()])
    expect([name, text]).toEqual([name, portableStrings(text)]);
});
