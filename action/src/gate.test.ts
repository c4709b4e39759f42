import { expect, test } from "vitest";
import { reasonsToFail } from "./gate.ts";
import { driftingReport, reportWith } from "./report.fixture.ts";

const verification = (state: "consistent" | "inconsistent" | "no_history" | "failed") => ({
  environment: "staging",
  state,
  checks: [],
  message: "",
});

test("differences fail the step only where that was asked for", () => {
  const report = driftingReport();
  expect(reasonsToFail(report, [])).toEqual([]);
  expect(reasonsToFail(report, ["inconsistent"])).toEqual([]);
  expect(reasonsToFail(report, ["drift"])).toEqual([
    "1 difference is not accepted by the baseline.",
  ]);
  expect(reasonsToFail(report, ["drift", "breaking"])).toHaveLength(2);
});

test("differences that the baseline accepts fail nothing", () => {
  const report = driftingReport();
  const accepted = {
    ...report,
    summary: { ...report.summary, new: 0, breaking: 0, accepted: 2 },
  };
  expect(reasonsToFail(accepted, ["drift", "breaking"])).toEqual([]);
});

test("an inconsistent history fails the step only where that was asked for", () => {
  const report = reportWith({ verifications: [verification("inconsistent")] });
  expect(reasonsToFail(report, ["drift", "breaking"])).toEqual([]);
  expect(reasonsToFail(report, ["inconsistent"])).toEqual([
    "The history in staging is inconsistent.",
  ]);
});

test("an environment without history is not inconsistent", () => {
  const report = reportWith({ verifications: [verification("no_history")] });
  expect(reasonsToFail(report, ["inconsistent"])).toEqual([]);
});

test("a comparison that could not be completed fails the step whatever was chosen", () => {
  const report = reportWith({ verdict: "error" });
  expect(reasonsToFail(report, [])).toEqual(["The comparison could not be completed."]);
});

test("a history that could not be verified does not pass for a consistent one", () => {
  const report = reportWith({ verifications: [verification("failed")] });
  expect(reasonsToFail(report, ["inconsistent"])).toEqual([
    "The history in staging could not be verified.",
  ]);
  expect(reasonsToFail(report, ["drift"])).toEqual([]);
});
