import { diffRows } from "pggit";
import { expect, test } from "vitest";
import { utcTime } from "../utc-time.ts";
import { changedPart } from "./changed-part.ts";
import { Diff } from "./diff.tsx";
import { ActionForm, Field } from "./form.tsx";
import { Pager } from "./pager.tsx";
import { DataTable } from "./table.tsx";
import { unifiedRows } from "./unified-rows.ts";
import { distance, Moment, Until } from "./time.tsx";

const now = new Date("2026-11-23T12:00:00Z");
const hostile = `<script>alert(1)</script>"' onmouseover=alert(2) &lt;`;

/** A part as HTML. */
const drawn = (part: unknown) => String(part);

test("whatever is written into a part stays text", () => {
  const parts = [
    DataTable({
      caption: hostile,
      rows: [hostile],
      empty: null,
      columns: [{ title: hostile, cell: (row) => row, isHeader: true }],
    }),
    Diff({ caption: hostile, names: [hostile, hostile], before: hostile, after: `${hostile}!` }),
    Field({ label: hostile, name: "x", value: hostile, hint: hostile, suggestions: [hostile] }),
    ActionForm({ action: hostile, hidden: { [`a${hostile}`]: hostile } }),
    Moment({ at: hostile, now }),
    Until({ at: hostile, now }),
    Pager({
      page: { path: "/ui/shop/x", query: new URLSearchParams({ q: hostile }) },
      next: hostile,
    }),
  ];
  for (const part of parts) {
    const html = `<i>${drawn(part)}</i>`;
    expect(html).not.toContain("<script");
    // An attribute that the text would have opened stands outside of quotes.
    expect(html.replaceAll(/"[^"]*"/g, '""').replaceAll(/>[^<]*</g, "><")).not.toContain(
      "onmouseover",
    );
  }
});

test("a diff marks what changed within a line", () => {
  const html = drawn(
    Diff({ caption: "x", names: ["1.0.0", "1.1.0"], before: "email text", after: "email citext" }),
  );
  expect(html).toContain('<td role="cell" class="line lost" data-mark="-">');
  expect(html).toContain("email <ins>ci</ins>text");
  expect(drawn(Diff({ caption: "x", names: ["a", "b"], before: "same", after: "same" }))).toContain(
    "The definitions are the same.",
  );
});

test("a long diff shows its beginning and says how much is left", () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `column_${n} integer,`).join("\n");
  const html = drawn(Diff({ caption: "x", names: ["a", "b"], before: null, after: lines }));
  expect(html.match(/data-mark="\+"/g)).toHaveLength(500);
  expect(html).toContain("2,500 more lines are not shown");
  const short = drawn(Diff({ caption: "x", names: ["a", "b"], before: null, after: "one" }));
  expect(short).not.toContain("not shown");
});

test("a diff of one line is shown, however long that is", () => {
  const line = "x".repeat(300_000);
  const html = drawn(Diff({ caption: "x", names: ["a", "b"], before: "y", after: line }));
  expect(html).toContain(line);
  const more = drawn(Diff({ caption: "x", names: ["a", "b"], before: null, after: `${line}\nz` }));
  expect(more).toContain("1 more line is not shown");
});

test("a unified diff has what is lost before what is gained", () => {
  const [rows = []] = diffRows("a\nb\nc\nd", "a\nB\nC\nd");
  const shown = unifiedRows(rows).map(({ before, after }) => [before?.text, after?.text]);
  expect(shown).toEqual([
    ["a", "a"],
    ["b", undefined],
    ["c", undefined],
    [undefined, "B"],
    [undefined, "C"],
    ["d", "d"],
  ]);
});

test("lines that have little in common are not marked within", () => {
  expect(changedPart("id integer", "name text")).toEqual([null, null]);
  expect(changedPart("  email text,", "  email citext,")).toEqual([
    [8, 8],
    [8, 10],
  ]);
});

test.each([
  [0, "just now"],
  [-59_000, "just now"],
  [30_000, "in less than a minute"],
  [-5 * 60_000, "5 min ago"],
  [2 * 3_600_000 + 1, "in 2 h"],
  [-86_400_000, "1 day ago"],
  [-3 * 86_400_000, "3 days ago"],
])("%i ms from now is %s", (milliseconds, words) => {
  expect(distance(milliseconds)).toBe(words);
});

test("a moment is UTC for everybody, and told apart from now", () => {
  expect(drawn(Moment({ at: "2026-11-23T11:00:00.123456Z", now }))).toContain(
    '<time datetime="2026-11-23T11:00:00.123Z" title="2026-11-23 11:00:00 UTC">2026-11-23 11:00 <span class="zone">UTC</span>',
  );
  expect(drawn(Until({ at: "2026-11-23T12:42:00Z", now }))).toContain(
    'data-until="2026-11-23T12:42:00.000Z">in 42 min<',
  );
});

test.each([
  ["2026-11-01", "begin", "2026-11-01T00:00:00Z"],
  ["2026-11-01", "end", "2026-11-01T23:59:59.999999Z"],
  ["2026-11-01 12:30", "end", "2026-11-01 12:30Z"],
  ["2026-11-01T12:30:00+02", "end", "2026-11-01T12:30:00+02"],
  ["yesterday", "begin", "yesterday"],
  ["  ", "begin", null],
  [null, "end", null],
] as const)("%j typed as the %s of a time is %j", (text, part, time) => {
  expect(utcTime(text, part)).toBe(time);
});

test("a pager keeps the filter and forgets the place where it leads back", () => {
  const query = new URLSearchParams({ author: "alice", after: "abc" });
  const html = drawn(Pager({ page: { path: "/ui/shop/timeline", query }, next: "def" }));
  expect(html).toContain('<a href="/ui/shop/timeline?author=alice">Newest</a>');
  expect(html).toContain(
    '<a href="/ui/shop/timeline?author=alice&amp;after=def" rel="next">Older</a>',
  );
  const only = Pager({ page: { path: "/x", query: new URLSearchParams() }, next: null });
  expect(only).toBeNull();
});
