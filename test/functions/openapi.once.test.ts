/** The document of the API says what the API does, all of it. */
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { type ErrorCode, errorTable, operations, Problem, remoteInput, routeOf } from "pggit";
import { expect, test } from "vitest";
import { apiOver } from "./api.ts";

const unused = () => Promise.reject(new Error("no job is begun here"));
const jobs = { start: unused, find: unused, list: unused, cancel: unused };
const webhooks = { fetch, now: () => new Date(), environment: {}, readSecret: unused };
const { app } = apiOver({}, { jobs, webhooks });

interface Item {
  readonly parameters?: readonly { readonly name?: string; readonly example?: unknown }[];
  readonly requestBody?: { content: { "application/json": { example: unknown } } };
  readonly responses: Readonly<Record<string, { readonly content: Record<string, Content> }>>;
}

interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Item>>>>;
  readonly components: {
    readonly examples: Record<string, { value: unknown }>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

async function served(): Promise<Document> {
  return (await (await app.request("/openapi.json")).json()) as Document;
}

function itemOf(methods: Document["paths"][string] | undefined, method: string): Item {
  const item = methods?.[method.toLowerCase()];
  if (!item) throw new RangeError(`the document lacks a ${method}`);
  return item;
}

function items({ paths }: Document): [string, Item][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, item]): [string, Item] => [
      `${method.toUpperCase()} ${path}`,
      item,
    ]),
  );
}

test("it is OpenAPI 3.1 by the specification's own schema", async () => {
  const result = await new Validator().validate({ ...(await served()) });
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test("it is what is committed", async () => {
  const committed = readFileSync(new URL("../../functions/openapi.json", import.meta.url), "utf8");
  expect(await served()).toEqual(JSON.parse(committed));
});

test("it has every route that the API has, and no other", async () => {
  const routes = app.routes
    .filter(({ method, path }) => method !== "ALL" && !/openapi|reference/.test(path))
    .map(
      ({ method, path }) =>
        `${method} ${path.replace("/:job", "/:job_id").replaceAll(/:(\w+)/g, "{$1}")}`,
    );
  const said = items(await served()).map(([name]) => name);
  expect(routes.length).toBeGreaterThan(40);
  expect(said.toSorted()).toEqual([...new Set(routes)].toSorted());
});

test("every reference in it leads somewhere", async () => {
  const document = await served();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  for (const [, path = ""] of references) {
    const target = path
      .split("/")
      .reduce<unknown>((found, key) => (found as Record<string, unknown>)?.[key], document);
    expect(target, path).toBeDefined();
  }
});

test("each operation says every error that it raises, and each error has an example", async () => {
  const document = await served();
  for (const operation of operations) {
    const route = routeOf(operation);
    if (!route) continue;
    const methods = document.paths[`/v1/environments/{environment}${route.path}`];
    const item = methods?.[route.method.toLowerCase()];
    const codes = Object.entries(item?.responses ?? {}).flatMap(([status, { content }]) =>
      Object.values(content).flatMap(({ examples = {} }) =>
        Object.keys(examples).map((code) => [code, Number(status)] as const),
      ),
    );
    for (const code of ["UNAUTHENTICATED", "FORBIDDEN", "CALL_TIMEOUT", ...operation.raises]) {
      expect(codes, operation.name).toContainEqual([code, errorTable[code as ErrorCode].status]);
    }
  }
  const { examples } = document.components;
  expect(new Set(Object.keys(examples))).toEqual(new Set(Object.keys(errorTable)));
  for (const { value } of Object.values(examples)) Problem.parse(value);
});

test("what it shows as an example is what the operation takes", async () => {
  const document = await served();
  for (const operation of operations) {
    const route = routeOf(operation);
    if (!route || operation.name === "compare") continue;
    const methods = document.paths[`/v1/environments/{environment}${route.path}`];
    const { requestBody, parameters = [] } = itemOf(methods, route.method);
    const shown = parameters.flatMap(({ name, example }) =>
      name === undefined || example === undefined ? [] : [[name, example]],
    );
    const example = requestBody?.content["application/json"].example ?? Object.fromEntries(shown);
    const { error } = remoteInput(operation).safeParse(example);
    expect(error?.issues, operation.name).toBeUndefined();
  }
});

test("each answer that it shows has what its schema requires", async () => {
  const document = await served();
  for (const [name, { responses }] of items(document)) {
    for (const [status, { content = {} }] of Object.entries(responses)) {
      const { schema = {}, example } = content["application/json"] ?? {};
      if (example === undefined) continue;
      expect(lacks(example, schema, document), `${name} ${status}`).toEqual([]);
    }
  }
});

/** The members that a schema requires and a value has not, at any depth. */
function lacks(value: unknown, schema: Schema, document: Document): string[] {
  const { schemas } = document.components;
  if (schema.$ref) {
    return lacks(value, schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, document);
  }
  if (Array.isArray(value)) return value.flatMap((one) => lacks(one, schema.items ?? {}, document));
  if (typeof value !== "object" || value === null) return [];
  const members = Object.entries(value).flatMap(([name, member]) =>
    lacks(member, schema.properties?.[name] ?? {}, document),
  );
  return [...(schema.required ?? []).filter((name) => !Object.hasOwn(value, name)), ...members];
}

test("the reference page has every route and error, asks nobody for anything, and runs nothing", async () => {
  const response = await app.request("/reference");
  const page = await response.text();
  const document = await served();
  for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code>`);
  for (const code of Object.keys(errorTable)) expect(page).toContain(`<dt id="${code}">`);
  expect(page).not.toMatch(/<script|\bsrc=|@import|url\(|\bon\w+="|https?:\/\//i);
  expect(page).not.toContain("[object");

  const policy = response.headers.get("content-security-policy") ?? "";
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const hash = Buffer.from(digest).toString("base64");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).not.toContain("unsafe");
});
