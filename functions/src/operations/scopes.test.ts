/** Which operation is a route, and its scope, as somebody has to have decided. */
import { operations, routeOf, type Scope } from "pggit";
import { expect, test } from "vitest";

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
  "tracking stops": ["read", "GET"],
  "deployment begin": ["operate", "POST"],
  "deployment end": ["operate", "POST"],
  "deployment list": ["read", "GET"],
  "deployment commits": ["read", "GET"],
  report: ["read", "GET"],
  activity: ["read", "GET"],
  fetch: ["operate", null],
  "history log": ["read", "GET"],
  "history show": ["read", "GET"],
  "history changes": ["read", "GET"],
  "history definitions": ["read", "GET"],
  "history objects": ["read", "GET"],
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
  "webhooks show": ["read", "GET"],
  "webhooks replay": ["emergency", "POST"],
  "events list": ["read", "GET"],
  "checks list": ["read", "GET"],
};

test("every operation is a route of its scope, or said not to be one", () => {
  const found = operations.map((operation) => [
    operation.name,
    [operation.scope, routeOf(operation)?.method ?? null],
  ]);
  expect(Object.fromEntries(found)).toEqual(routes);
});
