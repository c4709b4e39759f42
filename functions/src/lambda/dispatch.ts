import { PggitError } from "pggit";
import { type ScheduleEvent, shapeOf, type SnsRecord, type SqsRecord } from "./event-shape.ts";

/** What a function does for each shape of event that it takes. */
export interface EventHandlers {
  readonly http?: (event: object, context: unknown) => Promise<unknown>;
  readonly schedule?: (event: ScheduleEvent, context: unknown) => Promise<void>;
  /** Throws where a message has to come again. */
  readonly sqs?: (record: SqsRecord, context: unknown) => Promise<void>;
  readonly sns?: (record: SnsRecord) => Promise<void>;
}

/** What SQS is told: the messages that have to come again, the others being done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * The handler of a Lambda function, by the shape of what invokes it.
 *
 * An event that the function does not take is an error, so that it is retried and
 * ends in the dead-letter queue where somebody sees it.
 */
export function dispatch(
  handlers: EventHandlers,
): (event: unknown, context: unknown) => Promise<unknown> {
  return async (event, context) => {
    const shaped = shapeOf(event);
    if (shaped.shape === "http" && handlers.http) return handlers.http(shaped.event, context);
    if (shaped.shape === "schedule" && handlers.schedule)
      return handlers.schedule(shaped.event, context);
    if (shaped.shape === "sqs" && handlers.sqs) {
      const { sqs } = handlers;
      return eachMessage(shaped.records, (record) => sqs(record, context));
    }
    if (shaped.shape === "sns" && handlers.sns) {
      for (const record of shaped.records) await handlers.sns(record);
      return undefined;
    }
    throw notTaken(shaped.shape, Object.keys(handlers));
  };
}

/** One after the other: what one message asks for may take all of the function's time. */
async function eachMessage(
  records: readonly SqsRecord[],
  handle: (record: SqsRecord) => Promise<void>,
): Promise<BatchAnswer> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of records) {
    await handle(record).catch(() => {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    });
  }
  return { batchItemFailures };
}

function notTaken(shape: string, taken: readonly string[]): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `This function was invoked by an event of shape ${shape}, and takes ${taken.join(", ")}.`,
    hint: "Check which function the trigger is set up to invoke, and what it sends.",
  });
}
