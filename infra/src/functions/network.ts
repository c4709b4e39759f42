import { Validations } from "aws-cdk-lib";
import {
  CfnSecurityGroupIngress,
  type ISubnet,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  Subnet,
  Vpc,
} from "aws-cdk-lib/aws-ec2";
import { Effect, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { VpcConfig } from "../config/vpc-config.ts";

/** Where functions run that reach databases from inside a network. */
export interface Network {
  readonly vpc: IVpc;
  readonly subnets: ISubnet[];
  readonly securityGroup: SecurityGroup;
}

/**
 * Joins a network that exists. The functions get a security group of their own,
 * which lets nobody in, and out only to AWS's interfaces and to databases.
 */
export function joinNetwork(scope: Construct, config: VpcConfig): Network {
  const subnets = config.subnet_ids.map((id) => Subnet.fromSubnetId(scope, id, id));
  const vpc = Vpc.fromVpcAttributes(scope, "Vpc", {
    vpcId: config.vpc_id,
    // Nothing asks for the zones; their number has to divide that of the subnets.
    availabilityZones: config.subnet_ids,
    privateSubnetIds: config.subnet_ids,
  });
  const securityGroup = new SecurityGroup(scope, "FunctionsGroup", {
    vpc,
    description: "pgGit: functions, outwards to AWS and to databases only",
    allowAllOutbound: false,
  });
  for (const port of new Set([443, ...config.database_ports])) {
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(port));
  }
  for (const group of config.database_security_group_ids) {
    for (const port of config.database_ports) {
      new CfnSecurityGroupIngress(scope, `Ingress-${group}-${port}`, {
        groupId: group,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        sourceSecurityGroupId: securityGroup.securityGroupId,
        description: "pgGit: functions",
      });
    }
  }
  return { vpc, subnets, securityGroup };
}

/**
 * Lets Lambda put a function into a network. Lambda uses the function's own role
 * for it; the second statement keeps the function's code from using it, too.
 */
export function grantNetwork(role: Role): void {
  const actions = [
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ];
  role.addToPolicy(new PolicyStatement({ sid: "Network", actions, resources: ["*"] }));
  role.addToPolicy(
    new PolicyStatement({
      sid: "NetworkForLambdaOnly",
      effect: Effect.DENY,
      actions,
      resources: ["*"],
      conditions: { Null: { "lambda:SourceFunctionArn": "false" } },
    }),
  );
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "Lambda checks at deployment that it may describe and make network interfaces on any resource; code of the function is denied it.",
  });
}
