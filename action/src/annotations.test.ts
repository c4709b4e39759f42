import { expect, test } from "vitest";
import { annotationsOf } from "./annotations.ts";
import { differenceWith, driftingReport, reportWith } from "./report.fixture.ts";

test("a breaking difference is an error, an accepted one is silent", () => {
  expect(annotationsOf(driftingReport())).toEqual([
    {
      kind: "error",
      title: "Breaking schema difference",
      message: "table users: Version mismatch (column id type: integer -> bigint)",
    },
  ]);
});

test("other differences and what was not compared are warnings", () => {
  const report = reportWith({
    differences: [differenceWith({ level: "minor", difference: "Only in staging", facets: [] })],
    not_compared: [
      { environment: "staging", object_type: "cast", count: 1, names: ["(text as money)"] },
    ],
  });
  expect(annotationsOf(report)).toEqual([
    { kind: "warning", title: "Schema difference", message: "table users: Only in staging" },
    {
      kind: "warning",
      title: "Not compared",
      message: "staging: 1 of kind cast ((text as money))",
    },
  ]);
});

test("an error and each failed check are errors", () => {
  const report = reportWith({
    errors: [{ environment: "staging", code: "CONNECTION_REFUSED", message: "m.", hint: "h." }],
    verifications: [
      {
        environment: "production",
        state: "inconsistent",
        message: "",
        checks: [
          { check_name: "trees", status: "error", details: "1 commit has no tree", fixed: false },
          { check_name: "blobs", status: "ok", details: "All verified", fixed: false },
        ],
      },
    ],
  });
  expect(annotationsOf(report)).toEqual([
    { kind: "error", title: "CONNECTION_REFUSED (staging)", message: "m. h." },
    {
      kind: "error",
      title: "Inconsistent history in production",
      message: "trees: 1 commit has no tree",
    },
  ]);
});

test("of each kind there are fewer than GitHub's ten, and the last one counts the rest", () => {
  const many = (level: "major" | "minor") =>
    Array.from({ length: 30 }, () => differenceWith({ level }));
  const annotations = annotationsOf(
    reportWith({ differences: [...many("major"), ...many("minor")] }),
  );
  for (const kind of ["error", "warning"]) {
    const some = annotations.filter((annotation) => annotation.kind === kind);
    expect(some).toHaveLength(8);
    expect(some.at(-1)?.message).toMatch(/^23 more/);
  }
});
