/** A message of an SQS queue, as far as it is used. */
export interface SqsRecord {
  readonly messageId: string;
  readonly body: string;
}

/** A notification of an SNS topic, as far as it is used. */
export interface SnsRecord {
  readonly Sns: Readonly<Record<string, unknown>> & { readonly TopicArn: string };
}

/** What Scheduler is set up to send: which schedule is due, and for which environments (all where it does not say). */
export interface ScheduleEvent {
  readonly schedule: string;
  readonly environments?: readonly string[];
}

/** An event by its shape. */
export type ShapedEvent =
  | { readonly shape: "http"; readonly event: object }
  | { readonly shape: "schedule"; readonly event: ScheduleEvent }
  | { readonly shape: "sqs"; readonly records: readonly SqsRecord[] }
  | { readonly shape: "sns"; readonly records: readonly SnsRecord[] }
  | { readonly shape: "unknown" };

/**
 * Tells what invoked a function: API Gateway v2 or a Function URL (one shape),
 * Scheduler, SQS or SNS. Cheap, and believes nothing but the shape: whoever may
 * invoke the function at all is AWS's to say.
 */
export function shapeOf(event: unknown): ShapedEvent {
  if (!isObject(event)) return { shape: "unknown" };
  const { requestContext, schedule, environments, Records: records } = event;
  if (event["version"] === "2.0" && isObject(requestContext) && isObject(requestContext["http"])) {
    return { shape: "http", event };
  }
  if (typeof schedule === "string") {
    const named = isListOf(environments, isText) ? { environments } : {};
    return { shape: "schedule", event: { schedule, ...named } };
  }
  if (isListOf(records, isSqsRecord)) return { shape: "sqs", records };
  if (isListOf(records, isSnsRecord)) return { shape: "sns", records };
  return { shape: "unknown" };
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isListOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): value is readonly Item[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isItem(item));
}

function isSqsRecord(record: unknown): record is SqsRecord {
  if (!isObject(record) || record["eventSource"] !== "aws:sqs") return false;
  return isText(record["messageId"]) && isText(record["body"]);
}

function isSnsRecord(record: unknown): record is SnsRecord {
  if (!isObject(record) || record["EventSource"] !== "aws:sns") return false;
  return isObject(record["Sns"]) && isText(record["Sns"]["TopicArn"]);
}
