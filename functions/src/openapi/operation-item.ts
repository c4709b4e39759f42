import {
  answerOf,
  type ErrorCode,
  hasDryRun,
  type Operation,
  remoteInput,
  type Route,
} from "pggit";
import { exampleInput } from "./example-input.ts";
import { type JsonSchema, jsonSchema } from "./json-schema.ts";
import { anyCall, connecting, problemResponses, readingBody } from "./problem-responses.ts";
import { securityOf } from "./security.ts";

/** What an operation may answer besides what it raises itself. */
function codesOf({ raises }: Operation, { method }: Route): ErrorCode[] {
  return [
    ...anyCall,
    ...connecting,
    ...raises,
    "INVALID_ARGUMENT",
    "UNKNOWN_ENVIRONMENT",
    "NOT_INSTALLED",
    "MISSING_PRIVILEGE",
    "ANSWER_TOO_LARGE",
    "CALL_TIMEOUT",
    "DATABASE_ERROR",
    ...(method === "POST"
      ? ([...readingBody, "IDEMPOTENCY_CONFLICT", "SERVER_READ_ONLY"] as const)
      : []),
  ];
}

/** The operation object of a route in the OpenAPI document. */
export function operationItem(operation: Operation, route: Route): object {
  const { name, summary, scope, alsoNeeds, effect, page } = operation;
  const [group = ""] = name.split(" ");
  const input = jsonSchema(remoteInput(operation), "input");
  const parameters = [
    { $ref: "#/components/parameters/environment" },
    ...(route.method === "GET"
      ? queryParameters(input, exampleInput(operation))
      : [{ $ref: "#/components/parameters/Idempotency-Key" }]),
  ];
  return {
    operationId: name.replaceAll(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: [
      `Scope: \`${scope}\`${alsoNeeds ? ", and for some input a further one, which a refusal names" : ""}.`,
      ...(effect === "destructive" ? ["It cannot be taken back."] : []),
      ...(hasDryRun(operation) ? ["A dry run unless `dry_run` is `false`."] : []),
      ...(page ? ["A list, page by page: hand `next` back as `after`."] : []),
    ].join(" "),
    tags: [group],
    security: securityOf(scope),
    parameters,
    ...(route.method === "POST" && {
      requestBody: {
        required: Array.isArray(input["required"]) && input["required"].length > 0,
        content: { "application/json": { schema: input, example: exampleInput(operation) } },
      },
    }),
    responses: {
      "200": {
        description: "It went well.",
        headers: {
          "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
          ...(page && { Link: { $ref: "#/components/headers/Link" } }),
          ...(route.method === "POST" && {
            "Idempotency-Replayed": { $ref: "#/components/headers/Idempotency-Replayed" },
          }),
        },
        content: { "application/json": { schema: answerSchema(operation) } },
      },
      ...problemResponses(codesOf(operation, route)),
    },
  };
}

/** Of the members beside the rows, those that this operation's answers have. */
function answerSchema(operation: Operation): JsonSchema {
  const { next, dry_run, notices, rows } = answerOf(operation).shape;
  const shape = answerOf(operation)
    .extend({
      rows,
      ...(operation.page && { next: next.unwrap() }),
      ...(hasDryRun(operation) && { dry_run: dry_run.unwrap() }),
      ...(operation.effect !== "read" && { notices: notices.unwrap() }),
    })
    .omit({
      ...(!operation.page && { next: true }),
      ...(!hasDryRun(operation) && { dry_run: true }),
      ...(operation.effect === "read" && { notices: true }),
    });
  return jsonSchema(shape, "output");
}

function queryParameters(input: JsonSchema, example: Readonly<Record<string, unknown>>): object[] {
  const required = (input["required"] ?? []) as readonly string[];
  return Object.entries(input["properties"] as Record<string, JsonSchema>).map(
    ([name, described]) => {
      const { description = "", ...schema } = described;
      const { type, isNullable } = withoutNull(schema);
      const isEmptyMeant = isNullable && type["default"] !== undefined;
      return {
        name,
        in: "query",
        required: required.includes(name),
        description: `${String(description)}${isEmptyMeant ? "; empty for any" : ""}`,
        schema: type,
        ...(example[name] !== undefined && { example: example[name] }),
      };
    },
  );
}

/** In a query, null is a parameter that is left out, or empty where it has another default. */
function withoutNull(schema: JsonSchema): { type: JsonSchema; isNullable: boolean } {
  const { anyOf, ...rest } = schema as Record<string, unknown>;
  if (!Array.isArray(anyOf)) return { type: schema, isNullable: false };
  const types = (anyOf as JsonSchema[]).filter(({ type }) => type !== "null");
  const isNullable = types.length < anyOf.length;
  if (rest["default"] === null) delete rest["default"];
  const [only] = types;
  return { type: { ...rest, ...(types.length === 1 ? only : { anyOf: types }) }, isNullable };
}
