/** The operations API with keys and a rule for GitHub: the real ways of telling who calls. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Scope, Sql } from "pggit";
import { authenticateBy, Config, createApp, type Environments, makeApiKey } from "pggit-functions";
import { createJobs } from "../../functions/src/jobs/create-jobs.ts";
import { allScopes } from "./api.ts";

const audience = "https://pggit.example";
const { publicKey, privateKey } = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(publicKey)), kid: "github", alg: "RS256" };

/** What a token says instead of what GitHub would. */
interface TokenChanges {
  readonly audience?: string;
  readonly expires?: string;
  readonly repository?: string;
  readonly jti?: string;
}

/** A token as GitHub makes it for a job of the repository 1001. */
export function token({
  audience: to = audience,
  expires = "5m",
  repository = "1001",
  jti = crypto.randomUUID(),
}: TokenChanges = {}): Promise<string> {
  const ids = { repository_id: repository, repository_owner_id: "42", ref: "refs/heads/main" };
  return new SignJWT({ jti, sub: "repo:octo/shop", ...ids })
    .setProtectedHeader({ alg: "RS256", kid: "github" })
    .setIssuer("https://token.actions.githubusercontent.com")
    .setAudience(to)
    .setIssuedAt("-1m")
    .setNotBefore("-1m")
    .setExpirationTime(expires)
    .sign(privateKey);
}

/** The API, and credentials of which it knows some. */
export interface Deployed {
  readonly app: ReturnType<typeof createApp>;
  /** Keys that have one scope, and keys that have all but one, in shop. */
  readonly only: ReadonlyMap<Scope, string>;
  readonly allBut: ReadonlyMap<Scope, string>;
  /** Of till, with all scopes. */
  readonly elsewhere: string;
  readonly expired: string;
  /** Of another API, under an id that this one knows. */
  readonly unknown: string;
}

/** The API over one database that is both shop and till, and a key for each set of scopes. */
export async function deployed(sql: Sql): Promise<Deployed> {
  const entries: object[] = [];
  const keyFor = async (
    id: string,
    scopes: readonly Scope[],
    { environments = ["shop"], expires_at = "2999-01-01T00:00:00Z" } = {},
  ) => {
    const { key, hash } = await makeApiKey(id);
    entries.push({ id, hashes: [hash], scopes, environments, expires_at });
    return key;
  };
  const only = new Map<Scope, string>();
  const allBut = new Map<Scope, string>();
  for (const scope of allScopes) {
    const id = scope.replace(":", "-");
    only.set(scope, await keyFor(`only-${id}`, [scope]));
    allBut.set(
      scope,
      await keyFor(
        `all-but-${id}`,
        allScopes.filter((one) => one !== scope),
      ),
    );
  }
  const keys = {
    elsewhere: await keyFor("elsewhere", allScopes, { environments: ["till"] }),
    expired: await keyFor("expired", allScopes, { expires_at: "2020-01-01T00:00:00Z" }),
    unknown: (await makeApiKey("only-read")).key,
  };
  const config = Config.parse({
    environments: { shop: { target: "env:SHOP" }, till: { target: "env:TILL" } },
    keys: entries,
    github: {
      audience,
      rules: [
        {
          repository_id: "1001",
          repository_owner_id: "42",
          scopes: ["read", "operate", "purge"],
          environments: ["shop"],
        },
      ],
    },
    allow_resolve_sql: true,
    limits: { calls_per_minute: 60_000, failures_per_minute: 60_000 },
  });
  const environments: Environments = {
    names: ["shop", "till"],
    use: (_name, work) => work(sql),
    close: () => Promise.resolve(),
  };
  const world = { isLoopback: false, keys: createLocalJWKSet({ keys: [jwk] }) };
  const app = createApp({
    config,
    environments,
    authenticate: authenticateBy(config, world),
    jobs: createJobs({ environments, hand: () => Promise.resolve(), onUnhanded: () => undefined }),
  });
  return { app, only, allBut, ...keys };
}
