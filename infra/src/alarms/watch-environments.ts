import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { Alarms } from "./alarms.ts";

/** Kinds of jobs that schedules begin, where nobody waits for the answer. */
const scheduled = ["purge", "verify", "fetch"];

/**
 * What the functions themselves find out about each environment.
 *
 * @param namespace under which they write their metrics
 */
export function watchEnvironments(
  alarms: Alarms,
  environments: readonly string[],
  namespace: string,
): void {
  const counted = (
    metricName: string,
    dimensionsMap: Record<string, string>,
    period: Duration,
  ): Metric => new Metric({ namespace, metricName, dimensionsMap, period, statistic: "sum" });
  for (const environment of environments) {
    alarms.add(`Findings-${environment}`, {
      description: `In ${environment}: event triggers that are missing or disabled, failures of capture, a stop or a key about to end. The schedule function's log says which ("message":"finding").`,
      metric: counted("pggit_findings", { environment }, Duration.minutes(15)),
    });
    alarms.add(`VerifyErrors-${environment}`, {
      description: `In ${environment}: the last verification found errors in the recorded history. See docs/verify.md.`,
      metric: counted("pggit_verify_errors", { environment }, Duration.days(1)),
    });
    alarms.add(`JobsFailed-${environment}`, {
      description: `In ${environment}: a purge, verification or fetch failed. The schedule function's log says why ("message":"job").`,
      metric: failedJobs(environment, counted),
    });
  }
}

function failedJobs(
  environment: string,
  counted: (name: string, dimensions: Record<string, string>, period: Duration) => Metric,
): IMetric {
  const period = Duration.hours(1);
  const metrics = scheduled.map((kind) => [
    kind,
    counted("pggit_jobs", { environment, kind, state: "failed" }, period),
  ]);
  return new MathExpression({
    expression: scheduled.map((kind) => `FILL(${kind}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(metrics) as Record<string, Metric>,
    label: "failed",
    period,
  });
}
