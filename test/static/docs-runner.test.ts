/** The runner of the examples on our pages is as strict as it says: a page that is wrong must not pass. */
import { describe, expect, test } from "vitest";
import { compareOutput } from "../docs/output.ts";
import { blocksOf } from "../docs/page.ts";
import { statementsOf, withVariables } from "../docs/psql-text.ts";

describe("what is shown is what was printed", () => {
  test("times, hashes and ids may be others, and are told apart", () => {
    const shown = "commit 0ece030 at 2026-11-22 20:20:30 UTC, 4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11";
    const printed =
      "commit a68759f at 2026-11-23 01:02:03 UTC, 597e7b52-dc19-4234-aa13-ba659aa8fae9";
    expect(compareOutput(shown, printed)?.get("0ece030")).toBe("a68759f");
  });

  test("how wide a table is set makes no difference", () => {
    const shown = "name | count\n-----|------\na    |     1";
    expect(
      compareOutput(shown, " name  | count \n-------+-------\n a     |     1\n(1 row)"),
    ).not.toBeNull();
  });

  test.each([
    ["another word", "Tracking | enabled", "Tracking | disabled"],
    ["another number", "7 differences", "8 differences"],
    ["a line more", "one", "one\ntwo"],
    ["a line less", "one\ntwo", "one"],
    ["another version", "1.0.0 -> 1.1.0", "1.0.0 -> 2.0.0"],
  ])("%s is refused", (_, shown, printed) => {
    expect(compareOutput(shown, printed)).toBeNull();
  });

  test("three dots stand for lines, one sign of them for part of a line", () => {
    expect(compareOutput("one\n...\nfour", "one\ntwo\nthree\nfour")).not.toBeNull();
    expect(compareOutput("one …\n...", "one and more\ntwo")).not.toBeNull();
    expect(compareOutput("one\n...\nfour", "one\ntwo\nthree")).toBeNull();
  });
});

describe("SQL as psql reads it", () => {
  test("semicolons in quotes, bodies and comments end no statement", () => {
    const script =
      "select ';' as a; -- ;\ncreate function f() as $x$ select 1; $x$; select \"a;b\"";
    expect(statementsOf(script).map(({ text }) => text)).toEqual([
      "select ';' as a",
      "-- ;\ncreate function f() as $x$ select 1; $x$",
      'select "a;b"',
    ]);
  });

  test("a variable is put in its place, a cast and a string are left alone", () => {
    const values = new Map([["id", "it's"]]);
    expect(withVariables("select :'id', x::text, ':id'", values)).toBe(
      "select 'it''s', x::text, ':id'",
    );
    expect(() => withVariables("select :'other'", values)).toThrow("has no value");
  });
});

test("a note is about the block below it and no other", () => {
  const page = "<!-- exit: 1 -->\n```sh\nfalse\n```\n\ntext\n\n```sh\ntrue\n```\n```\nshown\n```\n";
  const blocks = blocksOf(page);
  expect(blocks.map(({ notes, follows, line }) => [notes.get("exit"), follows, line])).toEqual([
    ["1", false, 3],
    [undefined, false, 9],
    [undefined, true, 12],
  ]);
});
