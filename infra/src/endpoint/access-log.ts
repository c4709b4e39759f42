import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { type IAccessLogSettings, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { FilterPattern, LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { emergencyRoutes } from "./emergency-routes.ts";

/** A line for each request, also of those that no function saw: nothing that a caller chose, which could break its form. */
export class AccessLog {
  readonly #logGroup: LogGroup;

  constructor(
    scope: Construct,
    { retention, key }: { retention: RetentionDays; key: IKey | undefined },
  ) {
    this.#logGroup = new LogGroup(scope, "AccessLog", {
      retention,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(key && { encryptionKey: key }),
    });
  }

  /** What the stage writes. */
  get settings(): IAccessLogSettings {
    const line = {
      time: "$context.requestTime",
      request_id: "$context.requestId",
      ip: "$context.identity.sourceIp",
      route: "$context.routeKey",
      error: "$context.error.responseType",
    };
    // Numbers are written without quotes, so that filters can compare them.
    const numbers = { status: "$context.status", latency_ms: "$context.responseLatency" };
    const parts = [
      ...Object.entries(line).map(([name, value]) => `"${name}":"${value}"`),
      ...Object.entries(numbers).map(([name, value]) => `"${name}":${value}`),
    ];
    return {
      destination: new LogGroupLogDestination(this.#logGroup),
      format: AccessLogFormat.custom(`{${parts.join(",")}}`),
    };
  }

  /** Counts emergency requests that failed, which the gateway's own metrics do not tell from others. */
  emergencyFailures(namespace: string): Metric {
    const route = emergencyRoutes.map((name) => FilterPattern.stringValue("$.route", "=", name));
    const filter = this.#logGroup.addMetricFilter("EmergencyFailures", {
      metricNamespace: namespace,
      metricName: "EmergencyFailures",
      filterPattern: FilterPattern.all(
        FilterPattern.numberValue("$.status", ">=", 500),
        FilterPattern.any(...route),
      ),
    });
    return filter.metric({ statistic: "sum", period: Duration.minutes(1) });
  }
}
