/** What tells one series of a metric from another: few values each, never an id. */
export type Labels = Readonly<Record<string, string>>;

/** The metrics there are, with what they count and their unit. */
export const metricFacts = {
  pggit_requests: { kind: "counter", unit: "Count", help: "Requests answered" },
  pggit_request_duration: {
    kind: "duration",
    unit: "Milliseconds",
    help: "Time from request to answer, in milliseconds",
  },
  pggit_jobs: { kind: "counter", unit: "Count", help: "Jobs that ended" },
  pggit_schedules: { kind: "counter", unit: "Count", help: "Schedules that ran" },
  pggit_findings: { kind: "counter", unit: "Count", help: "What the expiry watch found" },
  pggit_verify_errors: {
    kind: "gauge",
    unit: "Count",
    help: "Errors that the last verification of an environment found",
  },
} as const;

/** The name of a metric. */
export type MetricName = keyof typeof metricFacts;

/** Takes measurements. */
export interface Metrics {
  /** One measurement: what to add for a counter, the value for the others. */
  record(name: MetricName, value: number, labels: Labels): void;
}
