import { expect, test } from "vitest";
import { shapeOf } from "./event-shape.ts";

const http = {
  version: "2.0",
  rawPath: "/livez",
  headers: {},
  requestContext: { http: { method: "GET", path: "/livez" }, domainName: "x.example" },
};
const message = { messageId: "m", body: "{}", eventSource: "aws:sqs" };
const notification = { EventSource: "aws:sns", Sns: { TopicArn: "arn:aws:sns:x:1:t" } };

test.each([
  ["API Gateway and a Function URL", http, "http"],
  ["a schedule", { schedule: "purge" }, "schedule"],
  ["SQS", { Records: [message] }, "sqs"],
  ["SNS", { Records: [notification] }, "sns"],
  ["API Gateway v1", { httpMethod: "GET", path: "/", requestContext: {} }, "unknown"],
  ["records of two kinds", { Records: [message, notification] }, "unknown"],
  ["no records", { Records: [] }, "unknown"],
  ["records of S3", { Records: [{ eventSource: "aws:s3", s3: {} }] }, "unknown"],
  ["nothing", null, "unknown"],
  ["a text", "schedule", "unknown"],
])("%s is known by its shape", (_, event, shape) => {
  expect(shapeOf(event).shape).toBe(shape);
});

test("a schedule may name its environments", () => {
  expect(shapeOf({ schedule: "purge", environments: ["production"] })).toEqual({
    shape: "schedule",
    event: { schedule: "purge", environments: ["production"] },
  });
});
