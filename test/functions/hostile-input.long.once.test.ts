/** Whatever somebody writes into an argument, the answer is never a fault of the API. */
import { operations, pathOf, remoteInput, routeOf } from "pggit";
import { createEnvironments, EnvironmentConfig, type Environments } from "pggit-functions";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver } from "./api.ts";

const db = useDatabase(installed, { each: "file" });
let environments: Environments;
beforeAll(() => {
  const config = EnvironmentConfig.parse({ target: db.url });
  environments = createEnvironments({ shop: config }, { variables: {} });
});
afterAll(() => environments.close());

const hostile = [
  "",
  "\u0000",
  "a".repeat(3000),
  "'; drop table pggit.commits; --",
  '\\%_$1{}()["☃\ud800',
  "99999999999999999999 years",
  "HEAD~999999999999",
  "-infinity",
  "99999999-99-99",
];

/** What each kind of argument takes, so that the others reach the database. */
const plausible: Readonly<Record<string, unknown>> = {
  conflict_id: "4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11",
  conflict_type: "version",
  deployment_id: "7",
  delivery_no: "7",
  filter: {},
  duration: "1 hour",
  older_than: "1 year",
};

const taken = operations.flatMap((operation) => {
  const route = routeOf(operation);
  if (!route) return [];
  return Object.keys(remoteInput(operation).shape).map(
    (name) => [`${operation.name}: ${name}`, operation, route, name] as const,
  );
});

test.each(taken)("%s", { timeout: 60_000 }, async (_, operation, route, name) => {
  const { shape } = remoteInput(operation);
  const required = Object.entries(shape)
    .filter(([, type]) => !(type as z.ZodType).safeParse(undefined).success)
    .map(([field]) => [field, plausible[field] ?? "users"]);
  const api = apiOver(
    { shop: db.url },
    { environments, config: { limits: { calls_per_minute: 100_000 } } },
  );
  const values = [...hostile, ...(route.method === "POST" ? [7, null, [], [null], {}] : [])];
  for (const value of values) {
    const input = { ...Object.fromEntries(required), [name]: value };
    const path = pathOf(route, "shop");
    const { status, body } =
      route.method === "POST"
        ? await api.post(path, input)
        : await api.get(`${path}?${new URLSearchParams(input as never).toString()}`);
    expect(status, `${JSON.stringify(value)}: ${JSON.stringify(body)}`).toBeLessThan(500);
  }
});

test("JSON that is deeper than any stack is refused like other JSON that does not fit", async () => {
  const api = apiOver({ shop: db.url }, { environments });
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const path = "/v1/environments/shop/conflicts/register";
  const { status, body } = await api.post(
    path,
    `{"conflict_type": "version", "object_type": "table", "object_identifier": "t", "conflict_data": {"a": ${deep}}}`,
  );
  expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
});
