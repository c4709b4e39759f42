import { expect, test } from "vitest";
import { allowed, statements } from "./statements.ts";
import { type Changes, everything, example, resources } from "./synthesized.ts";

const read = "secretsmanager:GetSecretValue";
const { production, staging } = example.api.environments;
const [pagerduty] = example.api.webhooks.incidents.secrets;
const config_secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pggit/keys-StUvWx";

test.each([
  ["Api", [production.target, staging.target]],
  ["Emergency", [production.target, pagerduty]],
  ["Schedule", [production.target, staging.target]],
  ["Schedules", []],
])("%s reads the secrets that it needs, each by its whole ARN, and no others", (role, secrets) => {
  expect(allowed(`${role}Role`, read)).toEqual(secrets);
});

test("what holds more of the configuration is read by all, and the Scheduler still reads nothing", () => {
  for (const name of ["Api", "Emergency", "Schedule"]) {
    expect(allowed(`${name}Role`, read, { config_secret }).at(-1)).toBe(config_secret);
  }
  expect(allowed("SchedulesRole", read, { config_secret })).toEqual([]);
});

test("without webhooks the emergency function reads environments only", () => {
  const { webhooks: _, ...api } = example.api;
  const changes = { api, emergency_environments: "all" };
  expect(allowed("EmergencyRole", read, changes)).toEqual([production.target, staging.target]);
});

test.each([
  ["Api", ["sqs:SendMessage"]],
  ["Emergency", []],
  [
    "Schedule",
    [
      "sqs:SendMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
    ],
  ],
])(
  "%s may write its log, read its secrets, use the queues it works with, and nothing else",
  (role, queues) => {
    const actions = statements(`${role}Role`).flatMap((statement) => statement.actions);
    const expected = ["logs:CreateLogStream", "logs:PutLogEvents", read, ...queues];
    expect(new Set(actions)).toEqual(new Set(expected));
  },
);

test("a function writes to its own log only", () => {
  for (const role of ["Api", "Emergency", "Schedule"]) {
    const logs = allowed(`${role}Role`, "logs:PutLogEvents");
    expect(logs).toEqual([{ "Fn::GetAtt": [expect.stringMatching(`^${role}Log`), "Arn"] }]);
  }
});

test("the Scheduler may start the schedule function and leave what failed, for this account alone", () => {
  expect(allowed("SchedulesRole", "lambda:InvokeFunction")).toEqual([
    { "Fn::GetAtt": [expect.stringMatching(/^ScheduleFunction/), "Arn"] },
  ]);
  expect(allowed("SchedulesRole", "sqs:SendMessage")).toEqual([
    { "Fn::GetAtt": [expect.stringMatching(/^FailedSchedules/), "Arn"] },
  ]);
  const [role] = Object.entries(resources("AWS::IAM::Role")).filter(([id]) =>
    id.startsWith("SchedulesRole"),
  );
  expect(JSON.stringify(role)).toContain('"aws:SourceAccount":{"Ref":"AWS::AccountId"}');
});

test("the key of a secret decrypts this secret, and only for who may read it", () => {
  const [arn, key] = Object.entries(everything["secret_keys"] as Record<string, string>)[0] ?? [];
  for (const role of ["ApiRole", "EmergencyRole", "ScheduleRole"]) {
    const decrypting = statements(role, everything).filter(({ resources: on }) => on.includes(key));
    expect(decrypting).toEqual([
      {
        effect: "Allow",
        actions: ["kms:Decrypt"],
        resources: [key],
        conditions: { StringEquals: { "kms:EncryptionContext:SecretARN": arn } },
      },
    ]);
  }
});

/** What AWS offers no narrower resource for; each is explained where it is granted. */
const withoutResource = /^(?:xray:Put|ec2:)/;

test.each<[string, Changes]>([
  ["the example", {}],
  ["everything turned on", everything],
  ["function URLs", { endpoint: "function-url" }],
])("no role may act on everything, with %s", (_, changes) => {
  const all = statements("", changes);
  expect(all.length).toBeGreaterThan(8);
  const wide = all
    .filter(({ effect }) => effect === "Allow")
    .filter(({ actions, resources: on }) =>
      [...on, ...actions].some((part) => JSON.stringify(part).includes("*")),
    )
    .flatMap(({ actions }) => actions)
    .filter((action) => !withoutResource.test(action));
  expect(wide).toEqual([]);
});

test("no role has a policy of AWS's, which would reach every log of the account", () => {
  for (const role of Object.values(resources("AWS::IAM::Role", everything))) {
    expect(role.Properties).not.toHaveProperty("ManagedPolicyArns");
  }
});

test("nothing secret is in the functions' variables", () => {
  for (const made of Object.values(resources("AWS::Lambda::Function"))) {
    const { Variables: variables } = made.Properties["Environment"] as {
      Variables: Record<string, unknown>;
    };
    expect(Object.keys(variables).sort()).toEqual(
      made.Properties["Handler"] && variables["PGGIT_JOBS_QUEUE_URL"]
        ? ["PGGIT_CONFIG", "PGGIT_JOBS_QUEUE_URL", "PGGIT_METRICS_NAMESPACE"]
        : ["PGGIT_CONFIG", "PGGIT_METRICS_NAMESPACE"],
    );
  }
});
