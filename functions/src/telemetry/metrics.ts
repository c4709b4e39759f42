/** What tells one series of a metric from another: few values each, never an id. */
export type Labels = Readonly<Record<string, string>>;

/** What there is to know of a metric. */
interface MetricFacts {
  readonly kind: "counter" | "duration" | "gauge";
  readonly unit: "Count" | "Milliseconds";
  readonly help: string;
  /**
   * The labels that CloudWatch tells series apart by, each of which costs by the
   * month; the other labels are in the log beside the value, where it finds them.
   */
  readonly dimensions: readonly string[];
}

/** The metrics there are, with what they count and their unit. */
export const metricFacts = {
  pggit_requests: {
    kind: "counter",
    unit: "Count",
    help: "Requests answered",
    dimensions: ["status"],
  },
  pggit_request_duration: {
    kind: "duration",
    unit: "Milliseconds",
    help: "Time from request to answer, in milliseconds",
    dimensions: [],
  },
  pggit_jobs: {
    kind: "counter",
    unit: "Count",
    help: "Jobs that ended",
    dimensions: ["environment", "kind", "state"],
  },
  pggit_schedules: {
    kind: "counter",
    unit: "Count",
    help: "Schedules that ran",
    dimensions: ["schedule", "environment", "outcome"],
  },
  pggit_findings: {
    kind: "counter",
    unit: "Count",
    help: "What the expiry watch found",
    dimensions: ["environment"],
  },
  pggit_verify_errors: {
    kind: "gauge",
    unit: "Count",
    help: "Errors that the last verification of an environment found",
    dimensions: ["environment"],
  },
} as const satisfies Readonly<Record<string, MetricFacts>>;

/** The name of a metric. */
export type MetricName = keyof typeof metricFacts;

/** Takes measurements. */
export interface Metrics {
  /** One measurement: what to add for a counter, the value for the others. */
  record(name: MetricName, value: number, labels: Labels): void;
}
