import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";

/** Where callers reach the functions. */
export interface Endpoint {
  readonly apiUrl: string;
  /** The same as `apiUrl` where one address leads to both. */
  readonly emergencyUrl: string;
  /** Answers of 500 and above, also of those that never reached a function. */
  readonly failures: { readonly api: IMetric; readonly emergency: IMetric };
}
