/** A local stand-in for AWS Secrets Manager: `GetSecretValue`, as far as the SDK needs it. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

/** What it answers to one request: the text of the secret, or AWS's name for an error. */
export type Reply = { readonly text: string } | { readonly error: string };

/** A running stand-in. */
export interface SecretsManager {
  readonly endpoint: string;
  /** What was asked for, oldest first. */
  readonly asked: { readonly target: string; readonly id: string; readonly region: string }[];
  /** Answers to come, in order; the last is repeated. */
  reply(...replies: Reply[]): void;
  close(): Promise<void>;
}

/** Starts one on the loopback interface; AWS_ENDPOINT_URL_SECRETS_MANAGER points the SDK at it. */
export async function startSecretsManager(): Promise<SecretsManager> {
  let replies: Reply[] = [];
  const asked: SecretsManager["asked"] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { SecretId } = (await json(request)) as { SecretId: string };
    const scope = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "");
    const target = String(request.headers["x-amz-target"]);
    asked.push({ target, id: SecretId, region: scope?.[1] ?? "" });
    const next = replies.length > 1 ? replies.shift() : replies[0];
    const { status, body } = describe(next ?? { error: "ResourceNotFoundException" });
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    reply(...next) {
      replies = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function describe(reply: Reply): { status: number; body: object } {
  if ("text" in reply) return { status: 200, body: { Name: "name", SecretString: reply.text } };
  const body = { __type: reply.error, Message: `${reply.error} by the stand-in` };
  return { status: 400, body };
}
