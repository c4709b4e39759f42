import { type ErrorCode, errorMeanings, errorTable, problemTitle } from "pggit";
import { html } from "hono/html";
import type { openapiDocument } from "./openapi-document.ts";
import { referenceStyle } from "./reference-style.ts";

type Document = ReturnType<typeof openapiDocument>;

/** What the page shows of a parameter or a field of a body. */
interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Item {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly (
    | { readonly $ref: string }
    | { name: string; required: boolean; description?: string; schema: Schema }
  )[];
  readonly requestBody?: {
    readonly content: { "application/json": { schema: Schema; example: unknown } };
  };
  readonly responses: Readonly<
    Record<string, { content: Record<string, { examples?: object; schema: Schema }> }>
  >;
}

/** The reference for people: the OpenAPI document as one page of HTML, without a script. */
export function referencePage(document: Document) {
  const items = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Item>).map(([method, item]) => ({
      path,
      method: method.toUpperCase(),
      item,
    })),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<style>${referenceStyle}</style>
</head>
<body>
<header>
<h1>${document.info.title} <small>${document.info.version}</small></h1>
${document.info.description.split("\n\n").map((text) => html`<p>${marked(text)}</p>`)}
<p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</header>
<nav aria-label="Routes"><ul>
${items.map(({ item, method, path }) => html`<li><a href="#${item.operationId}"><b>${method}</b> ${path}</a></li>`)}
<li><a href="#errors">Errors</a></li>
</ul></nav>
<main>
${items.map(({ item, method, path }) => section(item, method, path))}
<section id="errors"><h2>Errors</h2>
<dl>${(Object.keys(errorTable) as ErrorCode[]).map(
    (code) => html`
<dt id="${code}"><code>${code}</code> ${errorTable[code].status}</dt>
<dd>${problemTitle(code)}. ${errorMeanings[code]}</dd>`,
  )}
</dl></section>
</main>
</body>
</html>`;
}

function section(item: Item, method: string, path: string) {
  const body = item.requestBody?.content["application/json"];
  const fields = [...parametersOf(item), ...fieldsOf(body?.schema)];
  const rows = rowsOf(item);
  return html`<section id="${item.operationId}">
<h2><b>${method}</b> <code>${path}</code></h2>
<p>${item.summary}. ${marked(item.description ?? "")}</p>
${fields.length > 0 ? html`<h3>${body ? "Body" : "Parameters"}</h3>${table(fields)}` : ""}
${body ? html`<pre><code>${JSON.stringify(body.example, null, 2)}</code></pre>` : ""}
${rows.length > 0 ? html`<h3>Rows</h3>${table(rows)}` : ""}
<p>Errors: ${codesOf(item).map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}</p>
</section>`;
}

function table(fields: readonly Field[]) {
  return html`<table><tbody>
${fields.map(
  ({ name, required, type, description }) =>
    html`<tr><th scope="row"><code>${name}</code></th><td>${type}${required ? ", required" : ""}</td><td>${marked(description)}</td></tr>`,
)}
</tbody></table>`;
}

function parametersOf({ parameters = [] }: Item): Field[] {
  return parameters.flatMap((parameter) =>
    "$ref" in parameter
      ? []
      : [
          {
            ...parameter,
            type: typeOf(parameter.schema),
            description: parameter.description ?? "",
          },
        ],
  );
}

function fieldsOf({ properties = {}, required = [] }: Schema = {}): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name) && schema.default === undefined,
    type: typeOf(schema),
    description: schema.description ?? "",
  }));
}

function rowsOf({ responses }: Item): Field[] {
  const answer = responses["200"]?.content["application/json"]?.schema;
  const columns = fieldsOf(answer?.properties?.["rows"]?.items);
  return columns.map((column) => ({ ...column, required: false }));
}

function codesOf({ responses }: Item): string[] {
  return Object.values(responses).flatMap(({ content }) =>
    Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples)),
  );
}

function typeOf({ type, enum: values, const: value, anyOf, items, ...rest }: Schema): string {
  const named =
    values?.map(String).join(" | ") ??
    (value === undefined ? undefined : JSON.stringify(value)) ??
    anyOf?.map(typeOf).join(" | ") ??
    (items ? `list of ${typeOf(items)}` : (type ?? "anything"));
  const isSaid = rest.default !== undefined && rest.default !== null;
  return isSaid ? `${named}, default ${JSON.stringify(rest.default)}` : named;
}

/** Text with what stands between backquotes as code. */
function marked(text: string) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
