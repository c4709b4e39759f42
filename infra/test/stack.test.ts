import { Stack } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { expect, test } from "vitest";
import { app, type Changes, everything, resources, template } from "./synthesized.ts";

const nothing = { fold: null, expiry: null, fetch: null, purge: null, verify: null };

test.each<[string, Changes]>([
  ["the example", {}],
  ["everything turned on", everything],
  ["function URLs", { endpoint: "function-url" }],
  ["function URLs with everything", { ...everything, endpoint: "function-url" }],
  ["nothing that can be left out", { dashboard: false, tags: {}, schedules: nothing }],
])("cdk-nag finds nothing that is not explained, with %s", (_, changes) => {
  expect(() => app(changes).synth()).not.toThrow();
});

test("what breaks a rule of cdk-nag fails the synthesis", () => {
  const broken = app();
  new Queue(new Stack(broken, "Other"), "Plain");
  expect(() => broken.synth()).toThrow(/AwsSolutions-SQS4/);
});

test("what holds data is never deleted with the stack, and the stack not by a slip", () => {
  const holds =
    /^AWS::(?:Logs::LogGroup|KMS::Key|SQS::Queue|(?:S3|DynamoDB|RDS|SecretsManager)::\w+)$/;
  const all = template(everything).toJSON()["Resources"] as Record<
    string,
    { Type: string; DeletionPolicy?: string; UpdateReplacePolicy?: string }
  >;
  const deleted = Object.entries(all)
    .filter(([, { Type: type }]) => holds.test(type))
    .filter(([, kept]) => kept.DeletionPolicy !== "Retain" || kept.UpdateReplacePolicy !== "Retain")
    .map(([id]) => id.replace(/[0-9A-F]{8}$/, ""));
  // What jobs are and how far they came is in the databases; the queue only wakes them.
  expect(deleted).toEqual(["Jobs"]);
  const [stack] = app().synth().stacks;
  expect(stack?.terminationProtection).toBe(true);
});

test("with a key of its own, the stack encrypts all that it keeps with it", () => {
  const key = { "Fn::GetAtt": [expect.stringMatching(/^Key/), "Arn"] };
  const encrypted = (type: string) => Object.values(resources(type, everything));
  for (const { Properties } of encrypted("AWS::Logs::LogGroup"))
    expect(Properties["KmsKeyId"]).toEqual(key);
  for (const { Properties } of encrypted("AWS::SNS::Topic"))
    expect(Properties["KmsMasterKeyId"]).toEqual(key);
  for (const { Properties } of encrypted("AWS::Lambda::Function"))
    expect(Properties["KmsKeyArn"]).toEqual(key);
  const [made, ...more] = encrypted("AWS::KMS::Key");
  expect(more).toEqual([]);
  expect(made?.Properties["EnableKeyRotation"]).toBe(true);
  expect(resources("AWS::KMS::Key")).toEqual({});
});

test("tags are on what AWS bills", () => {
  const tag = { Key: "service", Value: "pggit" };
  for (const type of ["AWS::Lambda::Function", "AWS::SQS::Queue", "AWS::Logs::LogGroup"]) {
    for (const { Properties } of Object.values(resources(type))) {
      expect(Properties["Tags"]).toContainEqual(tag);
    }
  }
});
