/** What one unit costs, and how many units of a month AWS gives every account for good. */
export interface Price {
  readonly usd: number;
  readonly free: number;
}

/**
 * List prices of us-east-1 (N. Virginia) in US dollars, without tax, first tier.
 * Other regions cost up to a quarter more. They change: compare them with the
 * address beside each before you rely on the sum.
 */
export const prices = {
  // https://aws.amazon.com/lambda/pricing
  "Lambda, requests": { usd: 0.2 / 1e6, free: 1e6 },
  "Lambda, GB-seconds on arm64": { usd: 0.000_013_333_4, free: 400_000 },
  // https://aws.amazon.com/api-gateway/pricing
  "HTTP API, requests": { usd: 1 / 1e6, free: 0 },
  // https://aws.amazon.com/eventbridge/pricing
  "Scheduler, invocations": { usd: 1 / 1e6, free: 14e6 },
  // https://aws.amazon.com/sqs/pricing
  "SQS, requests": { usd: 0.4 / 1e6, free: 1e6 },
  // https://aws.amazon.com/secrets-manager/pricing
  "Secrets Manager, secrets": { usd: 0.4, free: 0 },
  "Secrets Manager, readings": { usd: 0.05 / 1e4, free: 0 },
  // https://aws.amazon.com/cloudwatch/pricing
  "CloudWatch, GB of logs written": { usd: 0.5, free: 5 },
  "CloudWatch, GB of logs kept": { usd: 0.03, free: 0 },
  "CloudWatch, metrics": { usd: 0.3, free: 10 },
  "CloudWatch, alarms": { usd: 0.1, free: 10 },
  "CloudWatch, dashboards": { usd: 3, free: 3 },
  // https://aws.amazon.com/ec2/pricing/on-demand (data transfer)
  "GB sent to the internet": { usd: 0.09, free: 100 },
  // https://aws.amazon.com/xray/pricing
  "X-Ray, traces": { usd: 5 / 1e6, free: 1e5 },
  // https://aws.amazon.com/kms/pricing
  "KMS, keys": { usd: 1, free: 0 },
} as const satisfies Readonly<Record<string, Price>>;

export type Item = keyof typeof prices;

/** Where and when these prices were written down. */
export const pricesOf = { region: "us-east-1", date: "2026-11-23" };
