import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileReport, hostileText } from "./arbitrary-report.fixture.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";
import {
  changeWith,
  comparisonOf,
  reportOf,
  rowWith,
  sameRow,
  stagingOnly,
} from "./report.fixture.ts";
import { layTable, textTable } from "./text-table.ts";
import { byCharacter } from "./wrap-words.ts";

const plain = { width: Number.POSITIVE_INFINITY, colour: false };

test("the table has the guide's columns, the changes of an object below its row", () => {
  const report = reportOf([
    rowWith({ level: "major", facets: [changeWith({ level: "major" })] }),
    stagingOnly(),
    sameRow(),
  ]);
  expect(renderText(report, plain).split("\n")).toEqual([
    "🔴 2 differences between production and staging, 1 breaking",
    "3 objects compared: 1 the same, 2 different (1 changed and 1 only in staging).",
    "",
    "env1 = production (PostgreSQL 18.4, pgGit 0.1.0)",
    "env2 = staging (PostgreSQL 18.4, pgGit not installed)",
    "",
    "object_type | object_name     | env1_status | env2_status | difference",
    "------------|-----------------|-------------|-------------|-----------------",
    "table       | users           | 1.2.0       | 1.1.0       | Version mismatch",
    "    column id type: integer -> bigint (breaking)",
    "table       | analytics_cache | missing     | 1.0.0       | Only in staging",
    "",
  ]);
});

describe("what only the servers keep differently", () => {
  const notNull = changeWith({ facet: "column:id/not_null/name", change: "gained" });
  const onServers = (first: string, second: string) => {
    const comparison = comparisonOf([rowWith({ level: "patch", facets: [notNull] })]);
    const { env1, env2 } = comparison;
    return reportOf([], {
      comparison: {
        ...comparison,
        env1: { ...env1, server_version: first },
        env2: { ...env2, server_version: second },
      },
    });
  };

  test("is shown as theirs, and is no difference of the schemas", () => {
    const report = onServers("14.20", "18.4");
    expect(report).toMatchObject({ verdict: "same", summary: { of_servers: 1, new: 0 } });
    const text = renderText(report, plain);
    expect(text).toContain("No new difference between production and staging");
    expect(text).toContain("1 difference comes of what PostgreSQL 14 and 18 keep differently.");
    expect(text).toContain("Version mismatch (of the servers)");
    const markdown = renderMarkdown(report, { budget: 10_000 });
    expect(markdown).toContain(
      "### Differences of the servers, not of the schemas\n\n- table <code>users</code>: column id/not_null name: only in staging",
    );
  });

  test("is a difference of the schemas between servers of one version", () => {
    const report = onServers("18.1", "18.4");
    expect(report).toMatchObject({ verdict: "different", summary: { of_servers: 0, new: 1 } });
    expect(renderText(report, plain)).not.toContain("keep differently");
  });
});

test("equal rows follow where the report lists them", () => {
  expect(renderText(reportOf([sameRow()], { all: true }), plain)).toContain(
    "function    | calculate_tax(numeric) | 2.0.0       | 2.0.0       | Same\n",
  );
});

test("an error is printed with its hint and no verdict", () => {
  const errors = [{ environment: "staging", code: "X", message: "No answer.", hint: "Start it." }];
  const text = renderText(reportOf([], { comparison: null, errors }), plain);
  expect(text).toContain("error: staging: No answer.\nhint: Start it.\n");
  expect(text).not.toContain("object_type");
});

test("colour is only what was asked for", () => {
  expect(renderText(reportOf(), plain)).not.toContain("\u001b");
  expect(renderText(reportOf(), { ...plain, colour: true })).toContain(
    "\u001b[33mVersion mismatch",
  );
});

test("no text of a database moves the cursor, colours or starts a line", () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const lines = renderText(report, plain).split("\n");
      for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});

test("a table is aligned and fits the terminal whatever is in it", () => {
  const cell = hostileText;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }),
      fc.integer({ min: 60, max: 120 }),
      (cells, width) => {
        const { head, rows } = layTable(["a", "b", "c"], cells, { width });
        const rule = head.at(-1) ?? "a | ";
        expect(byCharacter(rule)).toBeLessThanOrEqual(width);
        const bars = [...rule].flatMap((character, at) => (character === "|" ? [at] : []));
        const lines = [...head.slice(0, -1), ...rows.flat()].filter((line) => line !== "");
        for (const line of lines) {
          const characters = [...line.padEnd(rule.length)];
          for (const at of bars) expect(characters[at]).toBe("|");
          expect(characters.length).toBeLessThanOrEqual(width);
        }
      },
    ),
  );
});

describe("a table that is wider than the terminal", () => {
  const columns = ["conflict_id", "status", "description"];
  const id = "4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11";
  const rows = [[id, "unresolved", "both sides changed the type of a column"]];

  test("wraps its cells at words and breaks no id", () => {
    expect(textTable(columns, rows, { width: 70 })).toEqual([
      `conflict_id                          | status     | description`,
      "-------------------------------------|------------|-------------------",
      `${id} | unresolved | both sides changed`,
      "                                     |            | the type of a",
      "                                     |            | column",
    ]);
  });

  test("is a record for each row where no wrapping would do", () => {
    expect(textTable(columns, [...rows, ...rows], { width: 40 }).slice(0, 8)).toEqual([
      `conflict_id | ${id}`,
      "status      | unresolved",
      "description | both sides changed the",
      "            | type of a column",
      "",
      `conflict_id | ${id}`,
      "status      | unresolved",
      "description | both sides changed the",
    ]);
  });
});

test("wide characters are measured as the terminal shows them", () => {
  const measure = (text: string) => [...text].reduce((sum, c) => sum + (c === "名" ? 2 : 1), 0);
  expect(
    textTable(
      ["n", "x"],
      [
        ["名名", "1"],
        ["ab", "2"],
      ],
      { width: 80, measure },
    ),
  ).toEqual(["n    | x", "-----|--", "名名 | 1", "ab   | 2"]);
});
