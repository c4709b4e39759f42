import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileReport } from "./arbitrary-report.fixture.ts";
import { renderMarkdown } from "./render-markdown.ts";
import {
  changeWith,
  comparisonOf,
  reportOf,
  rowWith,
  sameRow,
  stagingOnly,
} from "./report.fixture.ts";

const budget = Number.MAX_SAFE_INTEGER;

describe("what a reviewer reads", () => {
  test("the verdict comes first and the breaking difference on top of the table", () => {
    const report = reportOf([
      stagingOnly(),
      rowWith({
        level: "major",
        facets: [changeWith({ facet: "column:email", change: "lost", level: "major" })],
      }),
      sameRow(),
    ]);
    const lines = renderMarkdown(report, { budget }).split("\n");
    expect(lines[0]).toBe("## 🔴 2 differences between production and staging, 1 breaking");
    const table = lines.filter((line) => line.startsWith("|"));
    expect(table).toEqual([
      "| change | type | object | production | staging | difference |",
      "|---|---|---|---|---|---|",
      "| **breaking** | table | <code>users</code> | 1.2.0 | 1.1.0 | Version mismatch |",
      "| minor | table | <code>analytics_cache</code> | missing | 1.0.0 | Only in staging |",
    ]);
  });

  test("each object folds its changes in words and the diff of its definitions", () => {
    const text = renderMarkdown(reportOf([rowWith()]), { budget });
    expect(text).toContain(
      [
        "<details><summary>table <code>users</code>: 1 change</summary>",
        "",
        "- column id type: integer -> bigint",
        "",
        "```diff",
        "--- production",
        "+++ staging",
        "@@ -1,3 +1,3 @@",
        " CREATE TABLE public.users (",
        "-    id integer",
        "+    id bigint",
        " )",
        "```",
        "",
        "</details>",
      ].join("\n"),
    );
  });

  test("an object that one side lacks is shown whole", () => {
    const text = renderMarkdown(reportOf([stagingOnly()]), { budget });
    expect(text).toContain("```sql\nCREATE TABLE public.analytics_cache (\n    key text\n)\n```");
  });

  test("an error is its own state, never a verdict of no difference", () => {
    const errors = [
      {
        environment: "staging",
        code: "CONNECTION_FAILED",
        message: "No answer.",
        hint: "Start it.",
      },
    ];
    const text = renderMarkdown(reportOf([], { comparison: null, errors }), { budget });
    expect(text).toMatch(/^## ⚠️ The comparison could not be completed\n/);
    expect(text).toContain("- **staging** <code>CONNECTION_FAILED</code>: No answer. Start it.");
    expect(text).not.toContain("✅");
  });

  test("kinds that are not compared are counted and named, and take the tick away", () => {
    const comparison = comparisonOf([sameRow()], {
      not_compared: [{ environment: "staging", object_type: "cast", count: 12, names: ["a", "b"] }],
    });
    const text = renderMarkdown(reportOf([], { comparison }), { budget });
    expect(text).toContain("## ⚠️ No difference between production and staging");
    expect(text).toContain(
      "- 12 of kind cast in staging: <code>a</code>, <code>b</code> and 10 more",
    );
  });

  test("each environment says what verifying its history came to", () => {
    const verifications = [
      {
        environment: "production",
        state: "inconsistent" as const,
        message: "1 of 4 checks found faults.",
        checks: [
          { check_name: "blobs", status: "ok" as const, details: "All verified", fixed: false },
          { check_name: "versions", status: "error" as const, details: "2 current", fixed: false },
        ],
      },
      {
        environment: "staging",
        state: "no_history" as const,
        message: "no history to verify: pgGit is not installed",
        checks: [],
      },
    ];
    const text = renderMarkdown(reportOf([sameRow()], { verifications }), { budget });
    expect(text).toContain("The history in production is inconsistent.");
    expect(text).toContain(
      "- **production**: 1 of 4 checks found faults.\n  - error: <code>versions</code> 2 current",
    );
    expect(text).toContain("- **staging**: no history to verify: pgGit is not installed");
    expect(text).not.toContain("All verified");
  });

  test("a function body full of backticks stays inside its fence", () => {
    const body = "begin\n```\n</details>\n`````\nend";
    const row = rowWith({ definition1: body, definition2: `${body}\n`.replace("begin", "start") });
    const text = renderMarkdown(reportOf([row]), { budget });
    expect(text).toContain("``````diff\n");
    expect(text).toContain("\n``````\n\n</details>");
  });
});

describe("a budget", () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    rowWith({
      object_name: `table_${index}`,
      identity: `public.table_${index}`,
      level: index === 399 ? "major" : "minor",
      definition2: `CREATE TABLE t (\n${"    wide text,\n".repeat(20)}    n int\n)`,
    }),
  );

  test("drops detail from the least important end and says how much", () => {
    const text = renderMarkdown(reportOf(many), { budget: 60_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(55_000);
    expect(text).toMatch(/\| \*\*breaking\*\* \| table \| <code>table_399<\/code>/);
    expect(text).toContain("<details><summary>table <code>table_399</code>");
    const left = /\*\*Left out to keep this short: (.*)\.\*\*/.exec(text)?.[1];
    expect(left).toMatch(/\d+ differences in detail/);
    const details = text.split("<details>").length - 1;
    expect(left).toContain(`${400 - details} differences in detail`);
  });

  test("never shows a lesser difference in the place of one that does not fit", () => {
    const wide = Array.from({ length: 20 }, (_, at) =>
      changeWith({ facet: `column:${"c".repeat(120)}${at}` }),
    );
    const rows = [rowWith({ level: "major", facets: wide }), stagingOnly()];
    const text = renderMarkdown(reportOf(rows), { budget: 2500 });
    expect(text).toContain("**Left out to keep this short: 2 differences in detail.**");
    expect(text).not.toContain("<details>");
  });

  test("that suffices leaves nothing out", () => {
    const report = reportOf(many);
    const whole = renderMarkdown(report, { budget });
    expect(renderMarkdown(report, { budget: Buffer.byteLength(whole) })).toBe(whole);
    expect(whole).not.toContain("Left out");
  });

  test("is kept whatever the report", () => {
    fc.assert(
      fc.property(hostileReport, fc.integer({ min: 0, max: 6000 }), (report, bytes) => {
        const text = renderMarkdown(report, { budget: bytes });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });
});

describe("hostile names and texts", () => {
  test("end no table row, close no block and ping nobody", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const prose = outsideFences(renderMarkdown(report, { budget }));
        for (const line of prose) {
          expect(line.split("|")).toHaveLength(line.startsWith("|") ? 8 : 1);
          const markup = line.replaceAll(/<!-- -->|<\/?(?:code|details|summary|sub)>|&#\d+;/g, "");
          expect(markup).not.toMatch(/[<`@[\]]|^>|:\w|https?:\/\//);
        }
        expect(prose.filter((line) => line.startsWith("<details>"))).toHaveLength(
          prose.filter((line) => line === "</details>").length,
        );
      }),
      { numRuns: 300 },
    );
  });

  test("leave every fence closed", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = renderMarkdown(report, { budget }).split("\n");
        expect(outsideFences(lines.join("\n")).at(-2)).toMatch(/^<sub>.*<\/sub>$/);
      }),
    );
  });
});

/** As CommonMark reads fences: closed by a line of at least as many backticks and nothing else. */
function outsideFences(text: string): string[] {
  const lines: string[] = [];
  let fence = "";
  for (const line of text.split("\n")) {
    const run = /^(`{3,})(\w*)$/.exec(line);
    if (fence === "" && run) fence = run[1] ?? "";
    else if (fence === "") lines.push(line);
    else if (run && run[2] === "" && (run[1] ?? "").length >= fence.length) fence = "";
  }
  expect(fence).toBe("");
  return lines;
}
