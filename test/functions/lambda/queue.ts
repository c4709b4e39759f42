/** A local stand-in for SQS: `SendMessage`, as far as the SDK needs it. */
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

/** A running stand-in. */
export interface Queue {
  readonly url: string;
  /** The messages that were sent, oldest first; a test takes them out. */
  readonly messages: string[];
  close(): Promise<void>;
}

/** Starts one on the loopback interface. */
export async function startQueue(): Promise<Queue> {
  const messages: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { MessageBody: body } = (await json(request)) as { MessageBody: string };
    messages.push(body);
    const digest = createHash("md5").update(body).digest("hex");
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ MessageId: randomUUID(), MD5OfMessageBody: digest }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/123456789012/jobs`,
    messages,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
