import { expect, test } from "vitest";
import { renderJson } from "./render-json.ts";
import { comparisonOf, reportOf, rowWith, sameRow, stagingOnly } from "./report.fixture.ts";

test("equal objects are counted, and listed only where they are asked for", () => {
  const rows = [sameRow(), rowWith(), stagingOnly()];
  expect(reportOf(rows).summary).toEqual({
    compared: 3,
    same: 1,
    different: 2,
    only_in_env1: 0,
    only_in_env2: 1,
    changed: 1,
    breaking: 0,
    accepted: 0,
    of_servers: 0,
    new: 2,
  });
  expect(reportOf(rows)).not.toHaveProperty("same");
  expect(reportOf(rows, { all: true }).same?.map((row) => row.object_name)).toEqual([
    "calculate_tax(numeric)",
  ]);
});

test("equal hashes with unequal versions are the same", () => {
  const row = sameRow({ env1_status: "1.0.0", env2_status: "4.0.0" });
  expect(reportOf([row]).verdict).toBe("same");
});

test("an error outranks every other verdict", () => {
  const error = { environment: null, code: "INTERNAL", message: "Broken.", hint: "" };
  expect(reportOf([sameRow()], { errors: [error] }).verdict).toBe("error");
  expect(reportOf([rowWith()], { errors: [error] }).verdict).toBe("error");
  expect(reportOf([], { comparison: null }).verdict).toBe("error");
});

test("the furthest-reaching difference comes first, then by type and name", () => {
  const rows = [
    rowWith({ identity: "public.z", level: "patch" }),
    rowWith({ identity: "public.b", level: "major" }),
    rowWith({ identity: "public.a", level: "major" }),
    rowWith({ object_type: "function", identity: "public.y", level: "major" }),
  ];
  expect(reportOf(rows).differences.map((row) => row.identity)).toEqual([
    "public.y",
    "public.a",
    "public.b",
    "public.z",
  ]);
});

test("the JSON is the same whatever order the parts were built in", () => {
  const report = reportOf();
  const reversed = Object.fromEntries(Object.entries(report).reverse()) as typeof report;
  expect(renderJson(reversed)).toBe(renderJson(report));
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

test("a definition is diffed under the names of the environments", () => {
  const { differences } = reportOf([], { comparison: comparisonOf([rowWith()]) });
  expect(differences[0]?.diff).toMatch(/^--- production\n\+\+\+ staging\n@@ -1,3 \+1,3 @@\n/);
});
