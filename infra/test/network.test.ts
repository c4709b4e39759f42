import { expect, test } from "vitest";
import { statements } from "./statements.ts";
import { everything, resource, resources } from "./synthesized.ts";

const network = { vpc: everything["vpc"] };

test("every function joins the network that is named; without one, none", () => {
  for (const { Properties } of Object.values(resources("AWS::Lambda::Function", network))) {
    expect(Properties["VpcConfig"]).toEqual({
      SubnetIds: ["subnet-0a1b2c3d", "subnet-4e5f6a7b"],
      SecurityGroupIds: [{ "Fn::GetAtt": [expect.stringMatching(/^FunctionsGroup/), "GroupId"] }],
    });
  }
  for (const { Properties } of Object.values(resources("AWS::Lambda::Function"))) {
    expect(Properties).not.toHaveProperty("VpcConfig");
  }
});

test("nobody gets in, and functions get out to AWS and databases only", () => {
  const group = resource("AWS::EC2::SecurityGroup", "FunctionsGroup", network).Properties;
  expect(group).not.toHaveProperty("SecurityGroupIngress");
  const ports = (group["SecurityGroupEgress"] as { FromPort: number; ToPort: number }[]).map(
    ({ FromPort, ToPort }) => [FromPort, ToPort],
  );
  expect(ports).toEqual([
    [443, 443],
    [5432, 5432],
  ]);
});

test("a database that is named lets the functions in, and nobody else", () => {
  const [rule, ...more] = Object.values(resources("AWS::EC2::SecurityGroupIngress", network));
  expect(more).toEqual([]);
  expect(rule?.Properties).toMatchObject({
    GroupId: "sg-0a1b2c3d",
    FromPort: 5432,
    ToPort: 5432,
    SourceSecurityGroupId: { "Fn::GetAtt": [expect.stringMatching(/^FunctionsGroup/), "GroupId"] },
  });
});

test("Lambda may make the interfaces, the function's code may not", () => {
  const [allow, deny] = statements("ApiRole", network).filter(({ actions }) =>
    actions.includes("ec2:CreateNetworkInterface"),
  );
  expect(allow).toMatchObject({ effect: "Allow" });
  expect(deny).toMatchObject({
    effect: "Deny",
    actions: allow?.actions,
    conditions: { Null: { "lambda:SourceFunctionArn": "false" } },
  });
});
