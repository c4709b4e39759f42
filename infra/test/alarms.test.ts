import { expect, test } from "vitest";
import { everything, resource, resources } from "./synthesized.ts";

const type = "AWS::CloudWatch::Alarm";
/** How long each may take before it is killed or its caller hangs up, in seconds. */
const limits = { Api: 29, Emergency: 10, Schedule: 300 };
const above = "GreaterThanOrEqualToThreshold";

test.each([
  ["FailedJobs", "ApproximateNumberOfMessagesVisible", 1],
  ["FailedSchedules", "ApproximateNumberOfMessagesVisible", 1],
  ["JobsWaiting", "ApproximateAgeOfOldestMessage", 3600],
  ["ApiFailures", "5xx", 5],
  ["EmergencyFailures", "EmergencyFailures", 1],
  ...Object.entries(limits).flatMap(([name, seconds]): [string, string, number][] => [
    [`${name}Errors`, "Errors", 1],
    [`${name}Throttles`, "Throttles", 1],
    [`${name}Duration`, "Duration", seconds * 900],
  ]),
])("%s: at a value of %s of %d or more, and not for want of data", (id, metric, threshold) => {
  expect(resource(type, `Alarm${id}`).Properties).toMatchObject({
    MetricName: metric,
    Threshold: threshold,
    ComparisonOperator: above,
    EvaluationPeriods: 1,
    TreatMissingData: "notBreaching",
  });
});

test("Heartbeat: when nothing has run for an hour, which gives no data at all", () => {
  expect(resource(type, "AlarmHeartbeat").Properties).toMatchObject({
    MetricName: "Invocations",
    Period: 3600,
    Threshold: 1,
    ComparisonOperator: "LessThanThreshold",
    TreatMissingData: "breaching",
  });
});

test("where schedules are rare, an hour without any is no alarm", () => {
  const schedules = { fold: null, expiry: "rate(6 hours)" };
  expect(Object.keys(resources(type, { schedules })).join()).not.toContain("Heartbeat");
});

test.each(["production", "staging"])("what the functions find in %s is heard", (environment) => {
  const dimensions = [{ Name: "environment", Value: environment }];
  for (const [id, metric] of [
    ["Findings", "pggit_findings"],
    ["VerifyErrors", "pggit_verify_errors"],
  ]) {
    expect(resource(type, `Alarm${id}${environment}`).Properties).toMatchObject({
      Namespace: "pggit/pggit",
      MetricName: metric,
      Dimensions: dimensions,
      Threshold: 1,
    });
  }
  const { Metrics: metrics } = resource(type, `AlarmJobsFailed${environment}`).Properties;
  const kinds = JSON.stringify(metrics).match(/(?<="Name":"kind","Value":")\w+/g);
  expect(kinds).toEqual(["purge", "verify", "fetch"]);
});

test("every alarm watches a resource of the stack, says what to do, and tells of its end", () => {
  const alarms = Object.values(resources(type));
  expect(alarms).toHaveLength(15 + 2 * 3);
  const topic = [{ Ref: expect.stringMatching(/^Alarms/) }];
  for (const { Properties } of alarms) {
    expect(Properties).toMatchObject({ AlarmActions: topic, OKActions: topic });
    expect(JSON.stringify(Properties["AlarmDescription"]).length).toBeGreaterThan(60);
    // The gateway's filter counts under the stack's name, the functions below it.
    const isOurs = ["pggit", "pggit/pggit", undefined].includes(Properties["Namespace"] as string);
    if (!isOurs) {
      expect(JSON.stringify(Properties["Dimensions"])).toMatch(/"(?:Ref|Fn::GetAtt)"/);
    }
  }
});

test.each([{}, everything])("alarms may be published, with a key of ours, too: %#", (changes) => {
  const [policy] = Object.values(resources("AWS::SNS::TopicPolicy", changes));
  const statements = JSON.stringify(policy?.Properties);
  expect(statements).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}');
  expect(statements).toContain('"aws:SecureTransport":"false"');
  const [key] = Object.values(resources("AWS::KMS::Key", changes));
  if (changes === everything) expect(JSON.stringify(key)).toContain("cloudwatch.amazonaws.com");
});

test("each address is written to", () => {
  const emails = ["a@example.com", "b@example.com"];
  const subscriptions = Object.values(resources("AWS::SNS::Subscription", { alarms: { emails } }));
  expect(subscriptions.map(({ Properties }) => Properties["Endpoint"])).toEqual(emails);
});

test("the dashboard shows every alarm and function, and is left out where nobody wants it", () => {
  const [board] = Object.values(resources("AWS::CloudWatch::Dashboard"));
  const body = JSON.stringify(board?.Properties);
  for (const id of Object.keys(resources(type))) expect(body).toContain(id);
  for (const id of Object.keys(resources("AWS::Lambda::Function"))) expect(body).toContain(id);
  expect(resources("AWS::CloudWatch::Dashboard", { dashboard: false })).toEqual({});
});
