/** A template as CloudFormation gets it, as far as it is counted. */
export interface CountedTemplate {
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }
    >
  >;
}

/** What of a template costs by the month, whatever is done with it. */
export interface TemplateCounts {
  /** Metrics that alarms watch: one that computes with three costs as three. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly keys: number;
  readonly hasGateway: boolean;
  readonly isTraced: boolean;
}

/** Counts what costs by the month. */
export function countTemplate({ Resources: resources }: CountedTemplate): TemplateCounts {
  const of = (type: string) => Object.values(resources).filter(({ Type }) => Type === type);
  return {
    alarmMetrics: of("AWS::CloudWatch::Alarm")
      .map(({ Properties: alarm }) => alarm?.["Metrics"])
      .map((metrics) => (Array.isArray(metrics) ? metrics.filter(isMetric).length : 1))
      .reduce((sum, count) => sum + count, 0),
    dashboards: of("AWS::CloudWatch::Dashboard").length,
    keys: of("AWS::KMS::Key").length,
    hasGateway: of("AWS::ApiGatewayV2::Api").length > 0,
    isTraced: of("AWS::Lambda::Function").some(
      ({ Properties: made }) => made?.["TracingConfig"] !== undefined,
    ),
  };
}

function isMetric(query: unknown): boolean {
  return typeof query === "object" && query !== null && "MetricStat" in query;
}
