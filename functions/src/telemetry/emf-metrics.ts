import { type Labels, type MetricName, type Metrics, metricFacts } from "./metrics.ts";

/**
 * Metrics as CloudWatch reads them out of the log: a line in its embedded metric
 * format, no call and no agent.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emfMetrics(
  write: (line: string) => void,
  now: () => number = Date.now,
  namespace = "pggit",
): Metrics {
  return {
    record(name: MetricName, value: number, labels: Labels) {
      const metric = { Name: name, Unit: metricFacts[name].unit };
      const directive = {
        Namespace: namespace,
        Dimensions: [Object.keys(labels)],
        Metrics: [metric],
      };
      const aws = { Timestamp: now(), CloudWatchMetrics: [directive] };
      write(JSON.stringify({ _aws: aws, ...labels, [name]: value }));
    },
  };
}
