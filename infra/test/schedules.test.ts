import { expect, test } from "vitest";
import { timesADay } from "../src/schedules/times-a-day.ts";
import { resource, resources } from "./synthesized.ts";

const type = "AWS::Scheduler::Schedule";

test.each(["fold", "expiry", "fetch", "purge", "verify"])(
  "%s starts the schedule function by its name, is retried, and is not lost",
  (name) => {
    const { Target: target } = resource(type, `Schedules${name}`).Properties;
    expect(target).toMatchObject({
      Arn: { "Fn::GetAtt": [expect.stringMatching(/^ScheduleFunction/), "Arn"] },
      Input: JSON.stringify({ schedule: name }),
      RetryPolicy: { MaximumRetryAttempts: 5, MaximumEventAgeInSeconds: 3600 },
      DeadLetterConfig: {
        Arn: { "Fn::GetAtt": [expect.stringMatching(/^FailedSchedules/), "Arn"] },
      },
    });
    expect(Object.keys(resources(type))).toHaveLength(5);
  },
);

test("a schedule that was started and failed is retried, and is not lost either", () => {
  const [config, ...more] = Object.values(resources("AWS::Lambda::EventInvokeConfig"));
  expect(more).toEqual([]);
  expect(config?.Properties).toMatchObject({
    FunctionName: { Ref: expect.stringMatching(/^ScheduleFunction/) },
    MaximumRetryAttempts: 2,
    DestinationConfig: {
      OnFailure: {
        Destination: { "Fn::GetAtt": [expect.stringMatching(/^FailedSchedules/), "Arn"] },
      },
    },
  });
});

test("times, their zone, and the environments they are for are the configuration's", () => {
  const purge = { at: "cron(0 22 ? * SUN *)", environments: ["staging"] };
  const schedules = { purge, verify: null, timezone: "Asia/Tokyo" };
  expect(resource(type, "Schedulespurge", { schedules }).Properties).toMatchObject({
    ScheduleExpression: purge.at,
    ScheduleExpressionTimezone: "Asia/Tokyo",
    Target: { Input: '{"schedule":"purge","environments":["staging"]}' },
  });
  expect(Object.keys(resources(type, { schedules })).join()).not.toContain("verify");
});

test.each([
  ["rate(5 minutes)", 288],
  ["rate(1 hour)", 24],
  ["rate(2 days)", 0.5],
  ["cron(0 3 * * ? *)", 1],
  ["cron(*/15 * * * ? *)", 96],
  ["cron(0/20 8-17 * * ? *)", 30],
  ["cron(0,30 6 ? * MON,THU *)", (2 * 2) / 7],
])("%s runs %d times a day", (expression, times) => {
  expect(timesADay(expression)).toBeCloseTo(times);
});
