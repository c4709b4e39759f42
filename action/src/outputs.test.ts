import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { outputsOf, outputsWithout } from "./outputs.ts";
import { driftingReport, reportWith } from "./report.fixture.ts";

const Manifest = z.object({ outputs: z.record(z.string(), z.unknown()) });

test("action.yml and the code name the same outputs", () => {
  const file = readFileSync(new URL("../action.yml", import.meta.url), "utf8");
  const named = Object.keys(Manifest.parse(parse(file)).outputs);
  expect(named).toEqual(Object.keys(outputsWithout("error")));
  expect(named).toEqual(Object.keys(outputsOf(reportWith(), "", "")));
});

test("only new differences are drift", () => {
  expect(outputsOf(driftingReport(), "/tmp/report.json", "https://github.example/c")).toEqual({
    "has-drift": "true",
    differences: "2",
    "new-differences": "1",
    breaking: "1",
    consistent: "unknown",
    verdict: "different",
    "report-path": "/tmp/report.json",
    "comment-url": "https://github.example/c",
  });
  expect(outputsOf(reportWith(), "", "")["has-drift"]).toBe("false");
});

test("an error is never an output that reads as no drift", () => {
  const failed = outputsOf(reportWith({ verdict: "error", env1: null }), "", "");
  expect(failed).toMatchObject({
    "has-drift": "unknown",
    differences: "unknown",
    "new-differences": "unknown",
    breaking: "unknown",
    verdict: "error",
  });
});

test("consistent is true only where every history was verified", () => {
  const states = (...all: ("consistent" | "inconsistent" | "no_history" | "failed")[]) =>
    outputsOf(
      reportWith({
        verifications: all.map((state) => ({ environment: "e", state, checks: [], message: "" })),
      }),
      "",
      "",
    ).consistent;
  expect(states("consistent", "no_history")).toBe("true");
  expect(states("consistent", "inconsistent")).toBe("false");
  expect(states("consistent", "failed")).toBe("unknown");
  expect(states("no_history", "no_history")).toBe("unknown");
});
