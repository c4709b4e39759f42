import { describe, expect, test } from "vitest";
import { applyBaseline } from "./apply-baseline.ts";
import { parseBaseline, writeBaseline } from "./baseline-file.ts";
import { changeWith, reportOf, rowWith, sameRow, stagingOnly } from "./report.fixture.ts";

const rows = [rowWith(), stagingOnly(), sameRow()];
const baseline = parseBaseline(writeBaseline(reportOf(rows)), "baseline.json");

describe("a baseline", () => {
  test("accepts exactly the differences that it was written from", () => {
    const report = reportOf(rows, { baseline });
    expect(report.verdict).toBe("same");
    expect(report.summary).toMatchObject({ different: 2, accepted: 2, new: 0, breaking: 0 });
    expect(report.stale).toEqual([]);
  });

  test.each([
    ["another value", rowWith({ facets: [changeWith({ after: "numeric" })] })],
    ["one more facet", rowWith({ facets: [changeWith(), changeWith({ facet: "rls" })] })],
    [
      "the other direction",
      rowWith({ facets: [changeWith({ before: "bigint", after: "integer" })] }),
    ],
  ])("does not accept a further change to the same object: %s", (_, changed) => {
    const report = reportOf([changed, stagingOnly()], { baseline });
    expect(report.verdict).toBe("different");
    expect(report.summary).toMatchObject({ accepted: 1, new: 1 });
    expect(report.stale?.map((entry) => entry.identity)).toEqual(["public.users"]);
  });

  test("does not accept another definition of an object that one side lacks, nor the other side", () => {
    const other = stagingOnly({ definition2: "CREATE TABLE public.analytics_cache ()" });
    const turned = stagingOnly({
      env1_status: "1.0.0",
      env2_status: "missing",
      definition1: stagingOnly().definition2,
      definition2: null,
    });
    expect(reportOf([other], { baseline }).summary.new).toBe(1);
    expect(reportOf([turned], { baseline }).summary.new).toBe(1);
  });

  test("accepts an unchanged difference whatever the versions have become", () => {
    const later = rowWith({ env1_status: "3.0.0", env2_status: "ab12cd3", level: "patch" });
    expect(reportOf([later], { baseline }).summary.accepted).toBe(1);
  });

  test("puts what it accepts last, however far it reaches", () => {
    const rowsWithBreak = [
      stagingOnly({ level: "major" }),
      rowWith({ level: "patch", facets: [] }),
    ];
    const { differences } = reportOf(rowsWithBreak, { baseline });
    expect(differences.map((row) => row.accepted)).toEqual([false, true]);
  });

  test("names what it accepts in vain", () => {
    const { stale } = applyBaseline([], baseline);
    expect(stale.map((entry) => entry.identity)).toEqual([
      "public.analytics_cache",
      "public.users",
    ]);
  });

  test("does not call in vain what was left out of the comparison", () => {
    const options = { include: [], schemas: ["public"], ignore: ["public.analytics*"] };
    const { stale } = reportOf([sameRow(), rowWith({ facets: [] })], { baseline, options });
    expect(stale?.map((entry) => entry.identity)).toEqual(["public.users"]);
  });

  test("says nothing of stale entries where nothing could be compared", () => {
    expect(reportOf([], { comparison: null, baseline }).stale).toBeUndefined();
  });
});

describe("the file", () => {
  test("does not depend on the order of the comparison", () => {
    expect(writeBaseline(reportOf(rows.toReversed()))).toBe(writeBaseline(reportOf(rows)));
  });

  test("says in words what it accepts", () => {
    expect(baseline.accepted.map((entry) => entry.changes)).toEqual([
      ["Only in staging"],
      ["column id type: integer -> bigint"],
    ]);
  });

  test("is not written from a comparison that failed", () => {
    expect(() => writeBaseline(reportOf([], { comparison: null }))).toThrow(
      expect.objectContaining({ code: "INVALID_BASELINE" }),
    );
  });

  test.each([
    ["not json", "the file is not JSON"],
    ["[]", "the file is no JSON object"],
    ['{"baseline_version":2,"accepted":[]}', "baseline_version"],
    ["{}", "baseline_version is missing"],
    ['{"baseline_version":1,"accepted":[{"identity":"x"}]}', "accepted.0.object_type"],
  ])("that is no baseline is refused: %s", (text, detail) => {
    expect(() => parseBaseline(text, "b.json")).toThrow(
      expect.objectContaining({
        code: "INVALID_BASELINE",
        message: expect.stringContaining(detail),
      }),
    );
  });
});
