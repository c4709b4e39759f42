import { type Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  RecursiveLoop,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { grantNetwork, type Network } from "./network.ts";
import { grantSecrets, type SecretAccess } from "./secret-access.ts";

/** What all functions of the stack have in common. */
export interface FunctionSurroundings {
  readonly key: IKey | undefined;
  readonly network: Network | undefined;
  readonly logRetention: RetentionDays;
  readonly tracing: boolean;
}

/** What is one function's own. */
export interface PggitFunctionProps extends FunctionSurroundings {
  readonly description: string;
  readonly code: Code;
  readonly timeout: Duration;
  readonly memoryMb: number;
  /** Kept for this function alone; null takes from what all functions of the account share. */
  readonly reservedConcurrency: number | null;
  /** Whether its messages come back to it: Lambda would take that for a loop, and stop it after 16 rounds. */
  readonly continuesItself?: boolean;
  readonly secrets: SecretAccess;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A function, with a role that may write its own log, read the secrets that it
 * was given, and do what the stack grants it beyond; and with a log that ends.
 */
export class PggitFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: PggitFunctionProps) {
    super(scope, id);
    const { key, network } = props;
    this.timeout = props.timeout;
    this.logGroup = new LogGroup(this, "Log", {
      retention: props.logRetention,
      // It says who did what; removing the stack does not remove that.
      removalPolicy: RemovalPolicy.RETAIN,
      ...(key && { encryptionKey: key }),
    });
    // A role of its own: what Lambda's managed policies allow reaches every log of the account.
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: props.description,
    });
    this.logGroup.grantWrite(role);
    grantSecrets(role, props.secrets);
    if (network) grantNetwork(role);
    key?.grantDecrypt(role);
    this.function = new LambdaFunction(this, "Function", {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: props.code,
      role,
      logGroup: this.logGroup,
      timeout: props.timeout,
      memorySize: props.memoryMb,
      environment: { ...props.environment },
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      recursiveLoop: props.continuesItself ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
      ...(props.reservedConcurrency !== null && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
      ...(key && { environmentEncryption: key }),
      ...(network && {
        vpc: network.vpc,
        vpcSubnets: { subnets: network.subnets },
        securityGroups: [network.securityGroup],
      }),
    });
    if (props.tracing) {
      Validations.of(role).acknowledge({
        id: "AwsSolutions-IAM5[Resource::*]",
        reason: "X-Ray has no resources: traces and telemetry are sent to the account.",
      });
    }
  }
}
