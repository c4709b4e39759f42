import { CompareRequest } from "pggit";
import { CallerAnswer } from "../auth/caller-answer.ts";
import { answered } from "./answered.ts";
import { jsonSchema } from "./json-schema.ts";
import { anyCall, problemResponses, readingBody } from "./problem-responses.ts";
import { securityOf } from "./security.ts";

const names = { type: "array", items: { type: "string" } };

function status(...values: readonly string[]): object {
  return { type: "string", enum: values };
}

/** The paths of what is no operation of one environment. */
export const otherPaths: Readonly<Record<string, object>> = {
  "/v1/environments": {
    get: {
      operationId: "listEnvironments",
      summary: "List the environments that the caller may use",
      tags: ["environments"],
      security: securityOf(),
      responses: {
        "200": answered({
          type: "object",
          required: ["environments"],
          properties: { environments: names },
        }),
        ...problemResponses(anyCall),
      },
    },
  },
  "/v1/caller": {
    get: {
      operationId: "describeCaller",
      summary: "Say who the caller is, and what it may do where",
      tags: ["environments"],
      security: securityOf(),
      responses: {
        "200": answered(jsonSchema(CallerAnswer, "output")),
        ...problemResponses(anyCall),
      },
    },
  },
  "/v1/compare": {
    post: {
      operationId: "compareEnvironments",
      summary: "Compare the schemas of two environments, and verify the history of both",
      description:
        "Scope: `read` in both environments. The answer is the report of `pggit compare --format json`; a database that cannot be reached or read is an error in the report, whose verdict is then `error`.",
      tags: ["environments"],
      security: securityOf("read"),
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: jsonSchema(CompareRequest, "input"),
            example: { env1: "production", env2: "staging", ignore: ["audit.*"] },
          },
        },
      },
      responses: {
        "200": answered({ $ref: "#/components/schemas/Report" }),
        ...problemResponses([
          ...anyCall,
          ...readingBody,
          "UNKNOWN_ENVIRONMENT",
          "UNKNOWN_SCHEMA",
          "ANSWER_TOO_LARGE",
          "CALL_TIMEOUT",
        ]),
      },
    },
  },
  "/v1/webhooks/{name}": {
    post: {
      operationId: "receiveWebhook",
      summary: "Take a delivery of a webhook's sender",
      description:
        "Each sender signs in its own way, over the bytes of the body. What was delivered before is done no second time and answered alike. 503 asks for it again.",
      tags: ["webhooks"],
      security: [],
      parameters: [
        {
          name: "name",
          in: "path",
          required: true,
          description: "The webhook's name in the configuration",
          schema: { type: "string" },
          example: "pagerduty",
        },
      ],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: { type: "object", description: "What the sender sends; docs/webhooks.md" },
            example: {
              type: "incident.triggered",
              data: { incident: "INC-7", title: "DDL hangs" },
            },
          },
        },
      },
      responses: {
        "200": answered(
          {
            type: "object",
            required: ["outcomes"],
            properties: {
              outcomes: {
                type: "array",
                description: "One for each environment, and of a group of alerts for each alert",
                items: {
                  type: "object",
                  required: ["environment", "action", "reason", "until"],
                  properties: {
                    environment: { type: "string" },
                    action: status("disable", "pause", "enable", "nothing"),
                    reason: { type: "string" },
                    until: { type: ["string", "null"], format: "date-time" },
                  },
                },
              },
            },
          },
          "It was acted on, was before, or no rule matches it.",
        ),
        ...problemResponses([
          "INVALID_SIGNATURE",
          "MALFORMED_DELIVERY",
          "UNKNOWN_WEBHOOK",
          "BODY_TOO_LARGE",
          "DELIVERY_NOT_HANDLED",
          "RATE_LIMITED",
          "INTERNAL",
        ]),
      },
    },
  },
  "/livez": {
    get: {
      operationId: "livez",
      summary: "Say that this process answers",
      tags: ["health"],
      security: [],
      responses: {
        "200": answered({
          type: "object",
          required: ["status"],
          properties: { status: status("ok") },
        }),
      },
    },
  },
  "/readyz": {
    get: {
      operationId: "readyz",
      summary: "Say whether each environment answers within two seconds",
      description:
        "No credential is needed; with one, 503 names those that do not, of the caller's.",
      tags: ["health"],
      security: [{}, ...securityOf()],
      responses: {
        "200": answered({
          type: "object",
          required: ["status"],
          properties: { status: status("ok") },
        }),
        "503": answered(
          {
            type: "object",
            required: ["status"],
            properties: { status: status("not ready"), not_ready: names },
          },
          "Some environments do not answer.",
        ),
        ...problemResponses(["UNAUTHENTICATED", "RATE_LIMITED"]),
      },
    },
  },
};
