import { Duration, Stack, Validations } from "aws-cdk-lib";
import { type CfnStage, HttpApi, HttpMethod, HttpStage } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { AccessLog } from "./access-log.ts";
import { emergencyRoutes } from "./emergency-routes.ts";
import type { Endpoint } from "./endpoint.ts";

export interface HttpEndpointProps {
  readonly api: LambdaFunction;
  readonly emergency: LambdaFunction;
  /** Requests a second, and how many more for a moment, of all routes but the emergency ones. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  readonly logRetention: RetentionDays;
  readonly key: IKey | undefined;
}

/** One address for both functions, which limits the rate of requests and logs each. */
export class HttpEndpoint extends Construct implements Endpoint {
  readonly apiUrl: string;
  readonly emergencyUrl: string;
  readonly failures: Endpoint["failures"];

  constructor(scope: Construct, id: string, props: HttpEndpointProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const gateway = new HttpApi(this, "Gateway", {
      apiName: stackName,
      description: "pgGit's operations API",
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration("Api", props.api),
    });
    const integration = new HttpLambdaIntegration("Emergency", props.emergency);
    for (const route of emergencyRoutes) {
      const path = route.slice("POST ".length);
      gateway.addRoutes({ path, methods: [HttpMethod.POST], integration });
    }
    Validations.of(gateway).acknowledge({
      id: "AwsSolutions-APIG4",
      reason:
        "Callers show an API key, GitHub's token or a sender's signature over the body, none of which API Gateway can check; the API refuses who has none.",
    });
    const log = new AccessLog(this, { retention: props.logRetention, key: props.key });
    const stage = new HttpStage(this, "Stage", {
      httpApi: gateway,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: log.settings,
      throttle: { rateLimit: props.throttle.rate, burstLimit: props.throttle.burst },
    });
    exceptFromThrottle(stage.node.defaultChild as CfnStage);
    // The stage names the routes, so they have to exist before it.
    stage.node.addDependency(gateway);
    this.apiUrl = this.emergencyUrl = gateway.apiEndpoint;
    this.failures = {
      api: gateway.metricServerError({ statistic: "sum", period: Duration.minutes(1) }),
      emergency: log.emergencyFailures(stackName),
    };
  }
}

/** What is most that API Gateway takes by default: an alert must not wait behind other calls. */
function exceptFromThrottle(stage: CfnStage): void {
  const limits = { ThrottlingRateLimit: 5_000, ThrottlingBurstLimit: 2_500 };
  stage.addPropertyOverride(
    "RouteSettings",
    Object.fromEntries(emergencyRoutes.map((route) => [route, limits])),
  );
}
