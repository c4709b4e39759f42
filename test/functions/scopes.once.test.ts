/** Which operation is a route, and that its scope is what it takes. */
import { operations, routeOf, type Scope } from "pggit";
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { allScopes, apiOver, callerWith } from "./api.ts";

const db = useDatabase(installed, { each: "file" });
const api = (options: Parameters<typeof apiOver>[1] = {}) => apiOver({ shop: db.url }, options);
const at = "/v1/environments/shop";

/** Each operation, its scope, and its method; null where no remote caller may call it. */
const routes: Readonly<Record<string, readonly [Scope, "GET" | "POST" | null]>> = {
  compare: ["read", "GET"],
  verify: ["read", "POST"],
  status: ["read", "GET"],
  export: ["read", "GET"],
  "emergency disable": ["emergency", "POST"],
  "emergency enable": ["emergency", "POST"],
  "tracking pause": ["operate", "POST"],
  "tracking resume": ["operate", "POST"],
  "deployment begin": ["operate", "POST"],
  "deployment end": ["operate", "POST"],
  "deployment list": ["read", "GET"],
  "deployment commits": ["read", "GET"],
  report: ["read", "GET"],
  fetch: ["operate", null],
  "history log": ["read", "GET"],
  "history show": ["read", "GET"],
  "history diff": ["read", "GET"],
  "history blame": ["read", "GET"],
  "history object": ["read", "GET"],
  "history versions": ["read", "GET"],
  "history export": ["read", "GET"],
  "history purge": ["purge", "POST"],
  "history restore": ["resolve", "POST"],
  "branch list": ["read", "GET"],
  "branch create": ["operate", "POST"],
  "branch switch": ["operate", "POST"],
  "branch rename": ["operate", "POST"],
  "branch delete": ["purge", "POST"],
  "branch merge": ["resolve", "POST"],
  "milestone create": ["operate", "POST"],
  "milestone list": ["read", "GET"],
  "milestone delete": ["operate", "POST"],
  "conflicts list": ["read", "GET"],
  "conflicts show": ["read", "GET"],
  "conflicts compare": ["read", "GET"],
  "conflicts preview": ["read", "GET"],
  "conflicts resolve": ["resolve", "POST"],
  "conflicts resolve-all": ["resolve", "POST"],
  "conflicts register": ["operate", "POST"],
  "webhooks list": ["read", "GET"],
};

test("every operation is a route of its scope, or said not to be one", () => {
  const found = operations.map((operation) => [
    operation.name,
    [operation.scope, routeOf(operation)?.method ?? null],
  ]);
  expect(Object.fromEntries(found)).toEqual(routes);
});

describe.each(Object.entries(routes).filter(([, [, method]]) => method !== null))(
  "%s",
  (name, [scope, method]) => {
    const path = `${at}/${name.replaceAll(" ", "/")}`;
    const call = (options: Parameters<typeof apiOver>[1]) =>
      method === "GET" ? api(options).get(path) : api(options).post(path, {});

    test("is refused without its scope, whatever others the caller has, before anything is read", async () => {
      const scopes = allScopes.filter((one) => one !== scope);
      const { status, body } = await call({ caller: callerWith({ scopes }) });
      expect([status, body.code]).toEqual([403, "FORBIDDEN"]);
      expect(body["detail"]).toContain(scope);
    });

    test("is not there in an environment that is not the caller's", async () => {
      const caller = callerWith({ environments: ["other"] });
      const { status, body } = await call({ caller });
      expect([status, body.code]).toEqual([404, "UNKNOWN_ENVIRONMENT"]);
    });

    test("is reached with its scope alone", async () => {
      const { status, body } = await call({ caller: callerWith({ scopes: [scope] }) });
      // what it takes was not given to all of them
      const passes = status === 200 || ["INVALID_ARGUMENT", "NO_DEPLOYMENT"].includes(body.code);
      expect(passes, JSON.stringify(body)).toBe(true);
    });
  },
);
