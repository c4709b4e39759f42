/** A local stand-in for AWS Secrets Manager: `GetSecretValue`, as far as the SDK needs it. */
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** What it answers to one request: the text of the secret, or AWS's name for an error. */
export type Reply =
  | { readonly text: string }
  | { readonly error: string; readonly status?: number };

/** A running stand-in. */
export interface SecretsManager {
  readonly endpoint: string;
  /** What was asked for, oldest first. */
  readonly asked: { readonly target: string; readonly id: string; readonly region: string }[];
  /** Answers to come, in order; the last is repeated. */
  reply(...replies: Reply[]): void;
  close(): Promise<void>;
}

export async function startSecretsManager(): Promise<SecretsManager> {
  let replies: Reply[] = [];
  const asked: SecretsManager["asked"] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const scope = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "");
      asked.push({
        target: String(request.headers["x-amz-target"]),
        id: (body as { SecretId: string }).SecretId,
        region: scope?.[1] ?? "",
      });
      const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? {
        error: "ResourceNotFoundException",
      };
      const [status, answer] =
        "text" in reply
          ? [200, { ARN: "arn", Name: "name", SecretString: reply.text }]
          : [
              reply.status ?? 400,
              { __type: reply.error, Message: `${reply.error} by the stand-in` },
            ];
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer));
    });
  });
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
