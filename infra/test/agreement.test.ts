import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scheduleNames } from "../src/config/schedules-config.ts";
import { resources } from "./synthesized.ts";

/** A source of the functions: what is only said by name there and here, no compiler compares. */
function source(path: string): string {
  return readFileSync(new URL(`../../functions/src/${path}`, import.meta.url), "utf8");
}

test("every variable that a function is given is one that it reads", () => {
  const runtime = source("lambda/lambda-runtime.ts");
  const names = Object.values(resources("AWS::Lambda::Function")).flatMap(({ Properties }) => {
    const { Variables: variables } = Properties["Environment"] as { Variables: object };
    return Object.keys(variables);
  });
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(runtime).toContain(`variables["${name}"]`);
});

test("every schedule is one that the function knows", () => {
  const [, known = ""] =
    /scheduleNames = \[(.*?)\]/s.exec(source("schedules/run-schedule.ts")) ?? [];
  expect(known.match(/\w+/g)?.toSorted()).toEqual([...scheduleNames].toSorted());
});

test("every metric that an alarm watches is one that the functions write", () => {
  const alarms = JSON.stringify(resources("AWS::CloudWatch::Alarm"));
  const metrics = new Set(alarms.match(/(?<="MetricName":")pggit_\w+/g));
  expect([...metrics].toSorted()).toEqual(["pggit_findings", "pggit_jobs", "pggit_verify_errors"]);
  const facts = source("telemetry/metrics.ts");
  for (const metric of metrics) expect(facts).toContain(`${metric}: {`);
  const kinds = new Set(alarms.match(/(?<="Name":"kind","Value":")\w+/g));
  const [, known = ""] = /JobKind = z\.enum\(\[(.*?)\]/s.exec(source("jobs/job.ts")) ?? [];
  for (const kind of kinds) expect(known).toContain(`"${kind}"`);
});

interface Watched {
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string }[];
}

test("every alarm asks for a metric by exactly the dimensions that it is written with", () => {
  const facts = source("telemetry/metrics.ts");
  const watched = Object.values(resources("AWS::CloudWatch::Alarm")).flatMap(({ Properties }) => {
    const alarm: Watched = Properties;
    const parts = (Properties["Metrics"] ?? []) as { MetricStat?: { Metric: Watched } }[];
    return [alarm, ...parts.flatMap(({ MetricStat: of }) => of?.Metric ?? [])];
  });
  const ours = watched.filter(({ MetricName: name = "" }) => name.startsWith("pggit_"));
  expect(ours.length).toBeGreaterThan(3);
  for (const { MetricName: name, Dimensions: dimensions = [] } of ours) {
    const [, said = ""] =
      new RegExp(`${name}: \\{[^}]*dimensions: \\[(.*?)\\]`, "s").exec(facts) ?? [];
    const names = dimensions.map(({ Name: dimension }) => dimension);
    expect(names.toSorted(), name).toEqual(said.match(/\w+/g)?.toSorted());
  }
});
