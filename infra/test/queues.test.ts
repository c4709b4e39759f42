import { expect, test } from "vitest";
import { everything, resource, resources } from "./synthesized.ts";

const queue = "AWS::SQS::Queue";

test("a part of a job that keeps failing ends where somebody sees it", () => {
  expect(resource(queue, "Jobs").Properties["RedrivePolicy"]).toEqual({
    deadLetterTargetArn: { "Fn::GetAtt": [expect.stringMatching(/^FailedJobs/), "Arn"] },
    maxReceiveCount: 5,
  });
});

test("a message is not taken twice while a function still works on it", () => {
  const { VisibilityTimeout: hidden } = resource(queue, "Jobs").Properties;
  const { Timeout: timeout } = resource("AWS::Lambda::Function", "ScheduleFunction").Properties;
  expect(hidden).toBe(6 * Number(timeout));
});

test("of a batch only what failed comes again, and jobs do not take every connection", () => {
  const [mapping, ...more] = Object.values(resources("AWS::Lambda::EventSourceMapping"));
  expect(more).toEqual([]);
  expect(mapping?.Properties).toMatchObject({
    EventSourceArn: { "Fn::GetAtt": [expect.stringMatching(/^Jobs/), "Arn"] },
    FunctionName: { Ref: expect.stringMatching(/^ScheduleFunction/) },
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    ScalingConfig: { MaximumConcurrency: 4 },
  });
});

test.each(["FailedJobs", "FailedSchedules"])(
  "%s is kept for two weeks, and outlives the stack",
  (id) => {
    const { Properties, DeletionPolicy } = resource(queue, id);
    expect(Properties["MessageRetentionPeriod"]).toBe(14 * 24 * 3600);
    expect(DeletionPolicy).toBe("Retain");
  },
);

test("every queue is encrypted, and refuses connections that are not", () => {
  const queues = Object.values(resources(queue));
  const policies = Object.values(resources("AWS::SQS::QueuePolicy"));
  expect(policies).toHaveLength(queues.length);
  for (const { Properties } of queues) expect(Properties["SqsManagedSseEnabled"]).toBe(true);
  for (const { Properties } of policies) {
    expect(JSON.stringify(Properties)).toContain('"Bool":{"aws:SecureTransport":"false"}');
  }
  for (const { Properties } of Object.values(resources(queue, everything))) {
    expect(Properties["KmsMasterKeyId"]).toEqual({
      "Fn::GetAtt": [expect.stringMatching(/^Key/), "Arn"],
    });
  }
});
