/** Every route of the API by every scope and every credential, through the real ways of telling who calls. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { connect, operations, pathOf, routeOf, type Scope, type Sql } from "pggit";
import { authenticateBy, Config, createApp, type Environments, makeApiKey } from "pggit-functions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { allScopes } from "./api.ts";

const db = useDatabase(installed, { each: "file" });

/** A route, and what a caller has to have in the environment that it names. */
interface Place {
  readonly method: string;
  readonly path: (environment: string) => string;
  readonly scope: Scope | null;
}

/** What is not an operation. A route that is in neither list fails the first test. */
const others: Readonly<Record<string, Place>> = {
  "GET /v1/environments": { method: "GET", path: () => "/v1/environments", scope: null },
  "POST /v1/compare": { method: "POST", path: () => "/v1/compare", scope: "read" },
};

const places = new Map<string, Place>(Object.entries(others));
for (const operation of operations) {
  const route = routeOf(operation);
  if (!route) continue;
  places.set(`${route.method} /v1/environments/:environment${route.path}`, {
    method: route.method,
    path: (environment) => pathOf(route, environment),
    scope: operation.scope,
  });
}
const names = [...places.keys()];

const audience = "https://pggit.example";
const { publicKey, privateKey } = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(publicKey)), kid: "github", alg: "RS256" };

interface TokenChanges {
  readonly audience?: string;
  readonly expires?: string;
  readonly repository?: string;
  readonly jti?: string;
}

function token({
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

/** The API over one database that is both shop and till, and a key for each set of scopes. */
async function deployed(sql: Sql) {
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
  const app = createApp({ config, environments, authenticate: authenticateBy(config, world) });
  return { app, only, allBut, ...keys };
}

let sql: Sql;
let api: Awaited<ReturnType<typeof deployed>>;
beforeAll(async () => {
  sql = await connect(db.url);
  api = await deployed(sql);
});
afterAll(() => sql.close());

/** Calls a route with input that no route takes, so that whoever may call it changes nothing. */
async function call(name: string, credential: string | null, environment = "shop") {
  const { method, path } = place(name);
  const compared = { env1: environment, env2: environment === "shop" ? "till" : "shop" };
  const body = name === "POST /v1/compare" ? compared : { not_an_argument: true };
  const address = `http://api.test${path(environment)}`;
  const response = await api.app.request(
    method === "GET" ? `${address}?not_an_argument=true` : address,
    {
      method,
      headers: {
        "content-type": "application/json",
        ...(credential !== null && { authorization: `Bearer ${credential}` }),
      },
      ...(method === "POST" && { body: JSON.stringify(body) }),
    },
  );
  const answer = (await response.json()) as { code?: string; detail?: string };
  return { status: response.status, code: answer.code, detail: answer.detail };
}

function place(name: string): Place {
  const found = places.get(name);
  if (!found) throw new Error(`no route ${name}`);
  return found;
}

test("every route below /v1 is among those that are tried here", () => {
  const routes = api.app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/v1/"))
    .map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names)).toEqual(new Set(routes));
  expect(names.length).toBeGreaterThan(30);
});

const scoped = names.filter((name) => place(name).scope !== null && name !== "POST /v1/compare");

describe.each(scoped)("%s", (name) => {
  const scope = place(name).scope as Scope;

  test("takes its scope, and no other is enough", async () => {
    for (const [has, credential] of api.only) {
      const { status, code, detail } = await call(name, credential);
      if (has === scope) {
        expect([status, code], has).toEqual([400, "INVALID_ARGUMENT"]);
      } else {
        expect([status, code], has).toEqual([403, "FORBIDDEN"]);
        expect(detail).toContain(`lacks the scope ${scope}`);
      }
    }
  });

  test("cannot do without its scope, whatever others there are", async () => {
    for (const [lacks, credential] of api.allBut) {
      const { status } = await call(name, credential);
      expect(status, lacks).toBe(lacks === scope ? 403 : 400);
    }
  });

  test("is for the caller's environments alone, and of others says what it says of none", async () => {
    const theirs = await call(name, api.elsewhere);
    expect([theirs.status, theirs.code]).toEqual([404, "UNKNOWN_ENVIRONMENT"]);
    const none = await call(name, api.elsewhere, "nowhere");
    expect(none).toEqual({ ...theirs, detail: theirs.detail?.replace("shop", "nowhere") });
  });
});

test("comparing takes read in both environments", async () => {
  for (const [has, credential] of api.only) {
    const { status } = await call("POST /v1/compare", credential);
    expect(status, has).toBe(has === "read" ? 404 : 403);
  }
  const other = await call("POST /v1/compare", api.elsewhere, "till");
  expect([other.status, other.code]).toEqual([404, "UNKNOWN_ENVIRONMENT"]);
});

test("a caller is shown its own environments", async () => {
  const headers = { authorization: `Bearer ${api.elsewhere}` };
  const response = await api.app.request("/v1/environments", { headers });
  expect(await response.json()).toEqual({ environments: ["till"] });
});

const wrongCredentials: Readonly<Record<string, () => string | null | Promise<string>>> = {
  "no credential": () => null,
  "a mistyped key": () => (api.only.get("read") ?? "").slice(0, -1),
  "a key of another API": () => api.unknown,
  "an expired key": () => api.expired,
  "an expired token": () => token({ expires: "-40s" }),
  "a token for another API": () => token({ audience: "https://other.example" }),
  "a token of another algorithm": () => unsigned("none"),
  "a token signed by nobody": async () => (await token()).replace(/[^.]*$/, "AAAA"),
};

test.each(Object.entries(wrongCredentials))(
  "with %s every route is closed",
  async (_what, make) => {
    for (const name of names) {
      const { status, code } = await call(name, await make());
      expect([status, code], name).toEqual([401, "UNAUTHENTICATED"]);
    }
    const unknown = await api.app.request("/v1/no/such/route");
    expect(unknown.status).toBe(401);
  },
);

async function unsigned(alg: string): Promise<string> {
  const [, payload] = (await token()).split(".");
  return `${Buffer.from(JSON.stringify({ alg })).toString("base64url")}.${payload}.`;
}

test("a workflow that no rule is for may not call any route", async () => {
  const stranger = await token({ repository: "666" });
  for (const name of names) {
    const { status, code } = await call(name, stranger);
    expect([status, code], name).toEqual([403, "FORBIDDEN"]);
  }
});

interface Sent {
  readonly credential: string;
  readonly input: object;
  readonly key?: string;
}

async function post(path: string, { credential, input, key }: Sent) {
  const response = await api.app.request(`/v1/environments/shop/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${credential}`,
      ...(key !== undefined && { "idempotency-key": key }),
    },
    body: JSON.stringify(input),
  });
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
}

async function milestones(): Promise<string[]> {
  const rows = await sql.query<{ name: string }>("select name from pggit.milestones order by name");
  return rows.map(({ name }) => name);
}

test("a token changes something once; it may read, and repeat its call under its key", async () => {
  const jti = crypto.randomUUID();
  const [credential, sameToken] = [await token({ jti }), await token({ jti, expires: "4m" })];
  const create = (name: string, more: Partial<Sent> = {}) =>
    post("milestone/create", { credential, input: { name }, ...more });
  expect(await create("")).toEqual([400, "INVALID_ARGUMENT"]);
  expect(await create("v1", { key: "first" })).toEqual([200, undefined]);
  expect(await create("v2")).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v2", { credential: sameToken })).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v2", { key: "second" })).toEqual([401, "UNAUTHENTICATED"]);
  expect(await create("v1", { key: "first" })).toEqual([200, undefined]);
  expect(await milestones()).toEqual(["v1"]);
  expect((await call("GET /v1/environments/:environment/status", credential)).status).toBe(400);
  expect(await create("v2", { credential: await token() })).toEqual([200, undefined]);
  expect(await milestones()).toEqual(["v1", "v2"]);
});

test("what only says what it would do leaves a token good", async () => {
  const credential = await token();
  for (const _ of [1, 2]) {
    expect(await post("history/purge", { credential, input: {} })).toEqual([200, undefined]);
  }
  const purge = () => post("history/purge", { credential, input: { dry_run: false } });
  expect(await purge()).toEqual([200, undefined]);
  expect(await purge()).toEqual([401, "UNAUTHENTICATED"]);
});

test("no credential is kept in the database, whatever came of its call", async () => {
  const secret = await token();
  const tables = ["system_events", "idempotency_keys", "used_tokens"];
  const input = { name: "v3" };
  expect(await post("milestone/create", { credential: secret, input, key: "leak" })).toEqual([
    200,
    undefined,
  ]);
  await call("POST /v1/environments/:environment/emergency/disable", secret);
  await call("GET /v1/environments/:environment/status", api.only.get("read") ?? "");
  let kept = "";
  for (const table of tables) {
    const rows = await sql.query<{ row: string }>(`select t::text as row from pggit.${table} as t`);
    kept += rows.map(({ row }) => row).join("\n");
  }
  // Who called is kept; of what with, nothing.
  expect(kept.includes("github:1001@refs/heads/main")).toBe(true);
  expect(kept.includes("key:only-read")).toBe(true);
  const keys = [...api.only.values(), ...api.allBut.values(), api.expired, api.unknown];
  const secrets = [...secret.split("."), ...keys.map((key) => key.slice(-49))];
  expect(secrets.filter((part) => kept.includes(part))).toEqual([]);
});

/** Input with which an operation takes a further scope, by the operation's name. */
const further: Readonly<Record<string, readonly [scope: Scope, input: object]>> = {
  "conflicts preview": [
    "resolve:sql",
    { conflict_id: crypto.randomUUID(), resolution: "custom", custom_resolution: { sql: "" } },
  ],
  "conflicts resolve": [
    "resolve:sql",
    { conflict_id: crypto.randomUUID(), resolution: "custom", custom_resolution: { sql: "" } },
  ],
  "history restore": ["resolve:sql", { object: "users", version: "1.0.0", trust_code: true }],
  verify: ["operate", { fix_issues: true }],
};

test("input that takes a further scope is refused without it", async () => {
  const taking = operations.filter(({ alsoNeeds }) => alsoNeeds).map(({ name }) => name);
  expect(taking.toSorted()).toEqual(Object.keys(further).toSorted());
  for (const [name, [scope, input]] of Object.entries(further)) {
    const operation = operations.find((one) => one.name === name);
    const route = operation && routeOf(operation);
    if (!route) throw new Error(`${name} has no route`);
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(input)) {
      query.set(key, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
    const isRead = route.method === "GET";
    const address = pathOf(route, "shop") + (isRead ? `?${query.toString()}` : "");
    const response = await api.app.request(address, {
      method: route.method,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${api.allBut.get(scope)}`,
      },
      ...(!isRead && { body: JSON.stringify(input) }),
    });
    const { detail } = (await response.json()) as { detail?: string };
    expect([response.status, detail], name).toEqual([
      403,
      expect.stringContaining(`lacks the scope ${scope}`),
    ]);
  }
});
