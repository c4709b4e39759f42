import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Hand } from "../runtime/make-runtime.ts";

/**
 * Hands jobs over by a message in a queue, which invokes the schedule function.
 *
 * @param url the queue; without one nothing is sent, and jobs wait for the next sweep
 */
export function handToQueue(url: string | undefined): Hand {
  let client: SQSClient | undefined;
  return async (message) => {
    if (!url) return;
    // Loaded here only: few calls begin a job, and the SDK is slow to load.
    const { SendMessageCommand, SQSClient: Client } = await import("@aws-sdk/client-sqs");
    client ??= new Client({ requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 } });
    const body = JSON.stringify(message);
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
  };
}
