import { type Labels, type MetricName, type Metrics, metricFacts } from "./metrics.ts";

/**
 * Metrics as CloudWatch reads them out of the log: a line in its embedded metric
 * format, no call and no agent.
 * Its dimensions are those of the metric; further labels stand beside the value.
 *
 * @param namespace one for each deployment, so that two in one account are told apart
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emfMetrics(
  write: (line: string) => void,
  namespace: string,
  now: () => number = Date.now,
): Metrics {
  return {
    record(name: MetricName, value: number, labels: Labels) {
      const { unit, dimensions } = metricFacts[name];
      const directive = {
        Namespace: namespace,
        Dimensions: [dimensions],
        Metrics: [{ Name: name, Unit: unit }],
      };
      const aws = { Timestamp: now(), CloudWatchMetrics: [directive] };
      write(JSON.stringify({ _aws: aws, ...labels, [name]: value }));
    },
  };
}
