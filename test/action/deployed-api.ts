/** The operations API at an address, for tests of the Action: the real app, which trusts the provider of a test. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { authenticateBy, Config, createApp } from "pggit-functions";
import { onTestFinished } from "vitest";
import { directEnvironments } from "../functions/api.ts";
import type { IdentityProvider } from "./identity-provider.ts";

/** What the API is made of. */
interface DeployedApi {
  readonly provider: IdentityProvider;
  /** Connection URLs by the names of environments. */
  readonly targets: Readonly<Record<string, string>>;
  /** Default: its own address. */
  readonly audience?: string;
  /** The repository that may read; by default that of the provider's tokens. */
  readonly repository?: string;
}

/** Starts an API that ends with the test. Returns its address. */
export async function startApi({
  provider,
  targets,
  audience,
  repository = "1001",
}: DeployedApi): Promise<string> {
  let app: ReturnType<typeof createApp>;
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const headers = new Headers(incoming.headers as Record<string, string>);
    const body = await buffer(incoming);
    const { method = "GET", url = "/" } = incoming;
    const request = new Request(`${address}${url}`, { method, headers, body });
    const response = await app.fetch(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environments = Object.entries(targets).map(([name, target]) => [name, { target }]);
  const rule = { repository_id: repository, repository_owner_id: "42", event_name: "pull_request" };
  const access = { scopes: ["read"], environments: Object.keys(targets) };
  const config = Config.parse({
    environments: Object.fromEntries(environments),
    github: { audience: audience ?? address, rules: [{ ...rule, ...access }] },
  });
  const authenticate = authenticateBy(config, { isLoopback: false, keys: provider.keys });
  app = createApp({ config, environments: directEnvironments(targets), authenticate });
  return address;
}
