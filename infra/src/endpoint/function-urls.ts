import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { type Function as LambdaFunction, FunctionUrlAuthType } from "aws-cdk-lib/aws-lambda";
import type { Endpoint } from "./endpoint.ts";

/**
 * A URL for each function, without a gateway in between: nothing to pay beside
 * the function's time, and nothing that limits the rate of requests before it.
 *
 * AWS lets everybody in, since callers show an API key, GitHub's token or a
 * sender's signature, none of which AWS knows; the API refuses who has none.
 */
export function functionUrls(functions: {
  readonly api: LambdaFunction;
  readonly emergency: LambdaFunction;
}): Endpoint {
  const open = (target: LambdaFunction) =>
    target.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url;
  return {
    apiUrl: open(functions.api),
    emergencyUrl: open(functions.emergency),
    failures: { api: failures(functions.api), emergency: failures(functions.emergency) },
  };
}

function failures(target: LambdaFunction): Metric {
  return target.metric("Url5xxCount", { statistic: "sum", period: Duration.minutes(1) });
}
