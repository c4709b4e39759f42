/** docs/reference/http.md: the routes of the API, from its OpenAPI document. */
import * as z from "zod";
import { read } from "../static/files.ts";
import { anchor, code, errorLinks, fenced, head, paragraphs, prose, table } from "./markdown.ts";

const Schema = z.looseObject({ description: z.string().optional() });
const Parameter = z.union([
  z.object({ $ref: z.string() }),
  z.object({
    name: z.string(),
    in: z.string(),
    required: z.boolean().default(false),
    description: z.string().default(""),
    schema: Schema,
  }),
]);
const Content = z.record(
  z.string(),
  z.object({ schema: Schema.optional(), example: z.unknown().optional() }),
);
const Item = z.object({
  summary: z.string(),
  description: z.string().default(""),
  tags: z.array(z.string()).default([]),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
type Item = z.output<typeof Item>;
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Item)) });

const intro =
  "Every route, from [functions/openapi.json](../../functions/openapi.json), which the API also serves at `/openapi.json`. How to call them, and what holds for all of them, is in [api.md](../api.md); who may, in [api-authentication.md](../api-authentication.md). The errors named are those of the route itself: any call may also be answered with what concerns credentials, limits and connections, all in [errors.md](errors.md).";

/** The page. */
export function httpReference(): string {
  const { paths } = Document.parse(JSON.parse(read("functions/openapi.json")));
  const routes = Object.entries(paths).flatMap(([path, items]) =>
    Object.entries(items).map(([method, item]) => ({
      title: `${method.toUpperCase()} ${path}`,
      item,
    })),
  );
  const common = inAll(routes.map(({ item }) => codesOf(item)).filter((codes) => codes.length > 0));
  const list = table(
    ["route", ""],
    routes.map(({ title, item }) => [`[${code(title)}](#${anchor(title)})`, item.summary]),
  );
  const sections = routes.map(({ title, item }) => section(title, item, common));
  return `${paragraphs(head("HTTP routes", "functions/openapi.json").trimEnd(), intro, list, ...sections)}\n`;
}

function section(title: string, item: Item, common: ReadonlySet<string>): string {
  const body = item.requestBody?.content["application/json"];
  const rows = answerRows(item);
  const own = codesOf(item).filter((name) => !common.has(name));
  return paragraphs(
    `## ${title}`,
    `${item.summary}. ${prose(item.description)}`.trim(),
    table(["query parameter", "", "default"], queryRows(item)),
    body?.schema ? table(["in the body", "", "default"], propertyRows(body.schema)) : "",
    body?.example === undefined ? "" : fenced(JSON.stringify(body.example, null, 2), "json"),
    rows === "" ? "" : `Each of \`rows\` has ${rows}.`,
    own.length > 0 ? `Errors: ${errorLinks(own)}` : "",
  );
}

function queryRows({ parameters }: Item): string[][] {
  return parameters.flatMap((parameter) =>
    "$ref" in parameter || parameter.in !== "query"
      ? []
      : [
          [
            code(parameter.name),
            needed(parameter.description, parameter.required),
            defaultOf(parameter.schema),
          ],
        ],
  );
}

function propertyRows(schema: z.output<typeof Schema>): string[][] {
  const Properties = z.object({
    properties: z.record(z.string(), Schema).default({}),
    required: z.array(z.string()).default([]),
  });
  const { properties, required } = Properties.parse(schema);
  return Object.entries(properties).map(([name, property]) => [
    code(name),
    needed(property.description ?? "", required.includes(name)),
    defaultOf(property),
  ]);
}

function needed(description: string, isRequired: boolean): string {
  return `${prose(description)}${isRequired ? " (required)" : ""}`.trim();
}

function defaultOf(schema: z.output<typeof Schema>): string {
  return schema["default"] === undefined ? "" : code(JSON.stringify(schema["default"]));
}

/** The columns of an answer's rows. */
function answerRows({ responses }: Item): string {
  const Rows = z.object({
    properties: z.object({
      rows: z.object({ items: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
    }),
  });
  const answer = Rows.safeParse(responses["200"]?.content?.["application/json"]?.schema);
  if (!answer.success) return "";
  return Object.keys(answer.data.properties.rows.items.properties).map(code).join(", ");
}

/** The codes of the problems that a route may answer with. */
function codesOf({ responses }: Item): string[] {
  const found = Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, response]) => [
      ...JSON.stringify(response).matchAll(/#\/components\/examples\/(\w+)/g),
    ])
    .map(([, name = ""]) => name);
  return [...new Set(found)].sort();
}

function inAll(lists: readonly string[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const name of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  // What nearly every route may answer says nothing of one of them.
  return new Set([...counts].filter(([, count]) => count > lists.length / 2).map(([name]) => name));
}
