/** GitHub's side of OIDC for tests: the address that a job asks for tokens, and the keys that sign them. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from "jose";
import { onTestFinished } from "vitest";

/** What a run of the Action is given, and what an API checks its tokens with. */
export interface IdentityProvider {
  /** The job's variables where `permissions: id-token: write` is set. */
  readonly variables: Readonly<Record<string, string>>;
  readonly keys: JWTVerifyGetKey;
  /** The tokens that were given out. */
  readonly tokens: readonly string[];
}

const requestToken = "request-token-of-the-job";

/** Starts a provider that gives out tokens of a pull request of `mona/shop`; it ends with the test. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256" };
  const tokens: string[] = [];
  const sign = (audience: string) =>
    new SignJWT({
      jti: crypto.randomUUID(),
      sub: "repo:mona/shop:pull_request",
      repository: "mona/shop",
      repository_id: "1001",
      repository_owner_id: "42",
      ref: "refs/pull/1/merge",
      event_name: "pull_request",
    })
      .setProtectedHeader({ alg: "RS256", kid: "test" })
      .setIssuer("https://token.actions.githubusercontent.com")
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore("0s")
      .setExpirationTime("5m")
      .sign(privateKey);
  const give = async (audience: string, response: ServerResponse) => {
    const value = await sign(audience);
    tokens.push(value);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ value }));
  };
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${requestToken}`) {
      return void response.writeHead(401).end();
    }
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    void give(searchParams.get("audience") ?? "", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    keys: createLocalJWKSet({ keys: [jwk] }),
    tokens,
  };
}
