/** An operations API of one route for tests of the Action: what it answers is what the route promises. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { CompareRequest, PggitError, runCheck } from "pggit";
import { Config, authenticateBy } from "pggit-functions";
import { onTestFinished } from "vitest";
import type { IdentityProvider } from "./identity-provider.ts";

/** What the API is made of. */
export interface CompareApi {
  readonly provider: IdentityProvider;
  /** Connection URLs by the names of environments. */
  readonly targets: Readonly<Record<string, string>>;
  readonly audience?: string;
}

/** Starts an API that compares for workflows of `mona/shop`; it ends with the test. Returns its address. */
export async function startCompareApi({
  provider,
  targets,
  audience,
}: CompareApi): Promise<string> {
  let url = "";
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const headers = { authorization: request.headers.authorization ?? "" };
      await authenticate()(new Request(url, { headers }));
      const asked = CompareRequest.parse(await json(request));
      const side = (name: string) => ({ name, target: targets[name] ?? "" });
      const report = await runCheck({
        ...asked,
        env1: side(asked.env1),
        env2: side(asked.env2),
        environment: {},
      });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(report));
    } catch (thrown) {
      const { status, code, message, hint } = PggitError.from(thrown);
      const problem = { type: "/x", title: code, status, code, detail: message, hint };
      response.writeHead(status, { "content-type": "application/problem+json" });
      response.end(JSON.stringify({ ...problem, request_id: "request-1" }));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  const authenticate = () =>
    authenticateBy(
      Config.parse({
        environments: {},
        github: {
          audience: audience ?? url,
          rules: [
            {
              repository_id: "1001",
              repository_owner_id: "42",
              event_name: "pull_request",
              scopes: ["read"],
              environments: "all",
            },
          ],
        },
      }),
      { isLoopback: true, keys: provider.keys },
    );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return url;
}
