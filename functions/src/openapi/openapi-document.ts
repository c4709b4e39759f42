import { operations, pathOf, Problem, Report, routeOf, version } from "pggit";
import { Job, JobListed } from "../jobs/job-model.ts";
import { jobPaths } from "./job-paths.ts";
import { jsonSchema } from "./json-schema.ts";
import { operationItem } from "./operation-item.ts";
import { otherPaths } from "./other-paths.ts";
import { problemExamples } from "./problem-responses.ts";
import { securitySchemes } from "./security.ts";
import { withExamples } from "./with-examples.ts";

const description = `Git's memory for PostgreSQL schemas, over HTTP: every operation of pgGit on the environments of the API's configuration.

What reads is a GET with query parameters, what changes a POST with a JSON body. Answers have \`rows\`; lists go on with \`next\`, which is handed back as \`after\`. Every error is a problem (RFC 9457) with a \`code\` for programs and a \`hint\` for people.

A change with an \`Idempotency-Key\` is made once: sent again, it answers what it answered. Each call leaves an event in \`pggit.system_events\` of its environment.`;

/** The document of the API in OpenAPI 3.1, made from the operations and the error table. */
export function openapiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "pgGit operations API",
      version,
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    // The path of the document is that of the API: what a gateway puts before one, it puts before the other.
    servers: [{ url: "/", description: "Where this document is" }],
    tags: tags().map((name) => ({ name })),
    paths: withExamples({ ...otherPaths, ...operationPaths(), ...jobPaths }),
    components: {
      securitySchemes,
      parameters,
      headers,
      schemas: {
        Problem: jsonSchema(Problem, "output"),
        Job: jsonSchema(Job, "output"),
        JobListed: jsonSchema(JobListed, "output"),
        Report: jsonSchema(Report, "output"),
      },
      examples: problemExamples(),
    },
  };
}

function operationPaths(): Record<string, object> {
  return Object.fromEntries(
    operations.flatMap((operation) => {
      const route = routeOf(operation);
      if (!route) return [];
      const path = pathOf(route, "{environment}").replace("%7Benvironment%7D", "{environment}");
      return [[path, { [route.method.toLowerCase()]: operationItem(operation, route) }]];
    }),
  );
}

function tags(): string[] {
  const groups = operations.map(({ name }) => name.split(" ")[0] ?? "");
  return [...new Set(["environments", ...groups, "jobs", "webhooks", "health"])];
}

const parameters = {
  environment: {
    name: "environment",
    in: "path",
    required: true,
    description: "The environment's name in the API's configuration",
    schema: { type: "string", pattern: "^[a-z][a-z0-9_-]{0,62}$" },
    example: "production",
  },
  "Idempotency-Key": {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "Chosen by the caller, one for each change: sent again with the same request, the change is not made again, and the answer is what it was. Kept for 7 days or longer.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "6b9b3f0e-2f4a-4d0c-8d2e-7a5b1c9e4f10",
  },
};

const headers = {
  "X-Request-Id": {
    description: "By which the call is found; the caller's own where it sent a well-formed one",
    schema: { type: "string" },
  },
  "WWW-Authenticate": {
    description: "How a caller says who it is",
    schema: { type: "string", enum: ["Bearer"] },
  },
  "Retry-After": {
    description: "Seconds until the same call is worth making again",
    schema: { type: "integer", minimum: 1 },
  },
  Link: {
    description: 'The next page, with rel="next"; absent on the last one',
    schema: { type: "string" },
  },
  "Idempotency-Replayed": {
    description: "`true` where the change was made by an earlier request of the same key",
    schema: { type: "string", enum: ["true"] },
  },
};
