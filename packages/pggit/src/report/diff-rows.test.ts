import { expect, test } from "vitest";
import { diffRows } from "./diff-rows.ts";

/** Rows in short: `1 a | 1 a`, with `*` where they differ. */
function shown(before: string, after: string): string[][] {
  return diffRows(before, after).map((rows) =>
    rows.map(({ isSame, before: lost, after: gained }) => {
      const side = (line: typeof lost) => (line ? `${line.number} ${line.text}` : "-");
      return `${isSame ? " " : "*"} ${side(lost)} | ${side(gained)}`;
    }),
  );
}

test("lines that were replaced stand beside those that replaced them", () => {
  expect(shown("a\nb\nc\nd\n", "a\nB\nC\nmore\nd\n")).toEqual([
    ["  1 a | 1 a", "* 2 b | 2 B", "* 3 c | 3 C", "* - | 4 more", "  4 d | 5 d"],
  ]);
});

test("what is far apart is told apart, and what lies between is left out", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const changed = lines.with(1, "second").with(17, "eighteenth");
  const hunks = shown(lines.join("\n"), changed.join("\n"));
  expect(hunks).toHaveLength(2);
  expect(hunks[0]).toContain("* 2 line 2 | 2 second");
  expect(hunks[1]).toContain("* 18 line 18 | 18 eighteenth");
  expect(hunks.flat()).not.toContain("  10 line 10 | 10 line 10");
});

test("a text that is new, and one that is gone, stand alone", () => {
  expect(shown("", "a\nb")).toEqual([["* - | 1 a", "* - | 2 b"]]);
  expect(shown("a", "")).toEqual([["* 1 a | -"]]);
  expect(shown("same", "same")).toEqual([]);
});
