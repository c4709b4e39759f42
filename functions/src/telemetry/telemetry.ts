import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** Where the API says what it does. */
export interface Telemetry {
  readonly log: Log;
  readonly metrics: Metrics;
}
