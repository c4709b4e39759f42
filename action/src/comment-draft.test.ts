import { expect, test } from "vitest";
import { draftComment } from "./comment-draft.ts";
import { differenceWith, driftingReport, reportWith } from "./report.fixture.ts";

const placement = { key: "production...staging", runUrl: "https://github.example/run" };

test("equal reports of two runs have one digest, different ones have two", () => {
  const digest = (report: Parameters<typeof draftComment>[0], runUrl: string) =>
    draftComment(report, { ...placement, runUrl }).marker.digest;
  const first = digest(driftingReport(), "https://github.example/1");
  const later = driftingReport({ generated_at: "2027-01-01T00:00:00.000Z" });
  expect(digest(later, "https://github.example/2")).toBe(first);
  expect(digest(reportWith(), "https://github.example/1")).not.toBe(first);
});

test("a change in what a shortened comment leaves out changes the digest", () => {
  const many = (last: string) =>
    driftingReport({
      differences: Array.from({ length: 900 }, (_, number) =>
        differenceWith({
          object_name: `table_${number}`,
          diff: `-a\n+${"b".repeat(200)}${number === 899 ? last : ""}\n`,
        }),
      ),
    });
  const [one, two] = [draftComment(many("x"), placement), draftComment(many("y"), placement)];
  expect(one.text(null)).toBe(two.text(null));
  expect(one.marker.digest).not.toBe(two.marker.digest);
  expect(one.text(null)).toContain("**This comment is shortened");
  expect(Buffer.byteLength(one.text(one.marker))).toBeLessThan(65_000);
});

test("what was reported before is said to be gone exactly when it is", () => {
  const quiet = draftComment(reportWith(), placement);
  const findings = draftComment(driftingReport(), placement);
  const gone = /What this comment reported before is gone/;
  expect(quiet.text(findings.marker)).toMatch(gone);
  expect(quiet.text(quiet.marker)).not.toMatch(gone);
  expect(quiet.text(null)).not.toMatch(gone);
  expect(findings.text(findings.marker)).not.toMatch(gone);
});

test("a failure and an inconsistent history are findings even where nothing differs", () => {
  const verification = (state: "inconsistent" | "failed" | "no_history") =>
    reportWith({ verifications: [{ environment: "staging", state, checks: [], message: "" }] });
  expect(draftComment(verification("inconsistent"), placement).marker.state).toBe("findings");
  expect(draftComment(verification("failed"), placement).marker.state).toBe("findings");
  expect(draftComment(reportWith({ verdict: "error" }), placement).marker.state).toBe("findings");
  expect(draftComment(verification("no_history"), placement).marker.state).toBe("quiet");
});
