/** Every route of the API by every scope and every credential, through the real ways of telling who calls. */
import { connect, operations, pathOf, routeOf, type Scope, type Sql } from "pggit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Deployed, deployed, token } from "./deployed.ts";

const db = useDatabase(installed, { each: "file" });

/** A route, and what a caller has to have in the environment that it names. */
interface Place {
  readonly method: string;
  readonly path: (environment: string) => string;
  readonly scope: Scope | null;
  /** What whoever may call it is answered, for input that no route takes. */
  readonly refusal?: string;
}

const job = (rest = "") => ({
  scope: "read" as const,
  path: (environment: string) => `/v1/environments/${environment}/jobs${rest}`,
});
const jobs = "/v1/environments/:environment/jobs";

/** What is not an operation. A route that is in neither list fails the first test. */
const others: Readonly<Record<string, Place>> = {
  "GET /v1/environments": { method: "GET", path: () => "/v1/environments", scope: null },
  "GET /v1/caller": { method: "GET", path: () => "/v1/caller", scope: null },
  "POST /v1/compare": { method: "POST", path: () => "/v1/compare", scope: "read" },
  // What a job does takes the scopes of its kind besides.
  [`POST ${jobs}`]: { method: "POST", ...job() },
  [`GET ${jobs}`]: { method: "GET", ...job() },
  [`GET ${jobs}/:job`]: { method: "GET", ...job("/none"), refusal: "UNKNOWN_JOB" },
  [`POST ${jobs}/:job/cancel`]: { method: "POST", ...job("/none/cancel") },
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

let sql: Sql;
let api: Deployed;
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
  const { refusal = "INVALID_ARGUMENT" } = place(name);

  test("takes its scope, and no other is enough", async () => {
    for (const [has, credential] of api.only) {
      const { status, code, detail } = await call(name, credential);
      if (has === scope) {
        expect(code, has).toBe(refusal);
      } else {
        expect([status, code], has).toEqual([403, "FORBIDDEN"]);
        expect(detail).toContain(`lacks the scope ${scope}`);
      }
    }
  });

  test("cannot do without its scope, whatever others there are", async () => {
    for (const [lacks, credential] of api.allBut) {
      const { code } = await call(name, credential);
      expect(code, lacks).toBe(lacks === scope ? "FORBIDDEN" : refusal);
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

test("a caller is told who it is and what it may do, and nothing of other environments", async () => {
  const headers = { authorization: `Bearer ${api.only.get("purge")}` };
  const response = await api.app.request("/v1/caller", { headers });
  expect(await response.json()).toEqual({
    name: "key:only-purge",
    scopes: ["purge"],
    environments: ["shop"],
    expires_at: "2999-01-01T00:00:00.000Z",
  });
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
