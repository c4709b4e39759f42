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
  expect(new Set(names).size).toBe(2);
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
