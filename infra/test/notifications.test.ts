import { expect, test } from "vitest";
import { allowed } from "./statements.ts";
import { app, type Changes, everything, example, resource, resources } from "./synthesized.ts";

const topic = "arn:aws:sns:eu-central-1:123456789012:database-alarms";
const alarms = { sender: "sns", topics: [topic] };
const changes: Changes = {
  ...everything,
  api: { ...example.api, webhooks: { alarms } },
  sns_topics: [topic],
};

test("a topic invokes the emergency function, and no other topic does", () => {
  const subscribed = Object.values(resources("AWS::SNS::Subscription", changes)).filter(
    ({ Properties }) => Properties["Protocol"] === "lambda",
  );
  expect(
    subscribed.map(({ Properties }) => [Properties["TopicArn"], Properties["Endpoint"]]),
  ).toEqual([[topic, { "Fn::GetAtt": [expect.stringMatching(/^EmergencyFunction/), "Arn"] }]]);
  const bySns = Object.values(resources("AWS::Lambda::Permission", changes)).filter(
    ({ Properties }) => Properties["Principal"] === "sns.amazonaws.com",
  );
  expect(bySns.map(({ Properties }) => Properties["SourceArn"])).toEqual([topic]);
});

test("a notification that fails is kept, and somebody hears of it", () => {
  const queue = { "Fn::GetAtt": [expect.stringMatching(/^FailedDeliveries/), "Arn"] };
  const config = resource("AWS::Lambda::EventInvokeConfig", "EmergencyFunction", changes);
  expect(config.Properties).toHaveProperty("DestinationConfig.OnFailure.Destination");
  expect(allowed("EmergencyRole", "sqs:SendMessage", changes)).toEqual([queue]);
  expect(resource("AWS::SQS::Queue", "FailedDeliveries", changes).DeletionPolicy).toBe("Retain");
  expect(resource("AWS::CloudWatch::Alarm", "AlarmFailedDeliveries", changes)).toBeDefined();
  expect(() => app(changes).synth()).not.toThrow();
});

test("without topics, nothing of it is there", () => {
  expect(Object.keys(resources("AWS::SQS::Queue")).join()).not.toContain("FailedDeliveries");
  expect(Object.keys(resources("AWS::Lambda::EventInvokeConfig"))).toHaveLength(1);
});
