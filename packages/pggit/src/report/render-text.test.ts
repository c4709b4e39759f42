import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hostileReport, hostileText } from "./arbitrary-report.fixture.ts";
import { renderText } from "./render-text.ts";
import {
  changeWith,
  comparisonOf,
  reportOf,
  rowWith,
  sameRow,
  stagingOnly,
} from "./report.fixture.ts";
import { byCharacter, textTable } from "./text-table.ts";

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

test("where the servers are of different versions, it says what may be theirs", () => {
  const onServers = (first: string, second: string) => {
    const comparison = comparisonOf([rowWith()]);
    const { env1, env2 } = comparison;
    return renderText(
      reportOf([], {
        comparison: {
          ...comparison,
          env1: { ...env1, server_version: first },
          env2: { ...env2, server_version: second },
        },
      }),
      plain,
    );
  };
  expect(onServers("14.20", "18.4")).toContain("PostgreSQL 14 and 18 keep some things differently");
  expect(onServers("18.1", "18.4")).not.toContain("keep some things differently");
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
      fc.integer({ min: 45, max: 120 }),
      (rows, width) => {
        const [head = "", rule = "", ...lines] = textTable(["a", "b", "c"], rows, { width });
        expect(byCharacter(rule)).toBeLessThanOrEqual(width);
        const bars = [...rule].flatMap((character, at) => (character === "|" ? [at] : []));
        for (const line of [head, ...lines]) {
          const characters = [...line.padEnd(rule.length)];
          for (const at of bars) expect(characters[at]).toBe("|");
          expect(characters.length).toBeLessThanOrEqual(width);
        }
      },
    ),
  );
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
