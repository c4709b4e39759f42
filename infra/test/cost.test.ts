import { expect, test } from "vitest";
import { StackConfig } from "../src/config/stack-config.ts";
import { costTable } from "../src/cost/cost-table.ts";
import { type CountedTemplate, countTemplate } from "../src/cost/template-counts.ts";
import { usage } from "../src/cost/usage.ts";
import { type Changes, everything, example, resources, template } from "./synthesized.ts";

const counts = (changes: Changes = {}) =>
  countTemplate(template(changes).toJSON() as CountedTemplate);

test("what is counted is what the template has; an alarm that computes counts for each metric", () => {
  const alarms = Object.keys(resources("AWS::CloudWatch::Alarm")).length;
  expect(counts()).toEqual({
    alarmMetrics: alarms + 2 * 2,
    dashboards: 1,
    keys: 0,
    hasGateway: true,
    isTraced: false,
  });
  expect(counts(everything)).toMatchObject({ keys: 1, isTraced: true });
  expect(counts({ endpoint: "function-url" }).hasGateway).toBe(false);
});

test("what depends on calls grows with them, what does not stays", () => {
  const config = StackConfig.parse(example);
  const few = usage(10, config, counts());
  const many = usage(100_000, config, counts());
  expect(many["HTTP API, requests"]).toBeCloseTo(10_000 * Number(few["HTTP API, requests"]));
  expect(many["Lambda, GB-seconds on arm64"]).toBeGreaterThan(
    Number(few["Lambda, GB-seconds on arm64"]),
  );
  for (const item of ["Secrets Manager, secrets", "CloudWatch, alarms", "SQS, requests"] as const) {
    expect(many[item]).toBe(few[item]);
  }
  // two environments and one webhook
  expect(few["Secrets Manager, secrets"]).toBe(3);
});

test("the table adds up", () => {
  const table = costTable([1_000], StackConfig.parse(example), counts()).split("\n");
  const amounts = table.slice(2).map((line) => Number(/([\d.]+) \|$/.exec(line)?.[1]));
  const [billed = Number.NaN, listed = Number.NaN] = amounts.splice(-2).toReversed();
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(listed, 1);
  expect(billed).toBeLessThan(listed);
});
