import type { ErrorCode } from "pggit";
import { JobBegin } from "../jobs/job-model.ts";
import { answered } from "./answered.ts";
import { jsonSchema } from "./json-schema.ts";
import { anyCall, connecting, problemResponses, readingBody } from "./problem-responses.ts";
import { securityOf } from "./security.ts";

const environment = { $ref: "#/components/parameters/environment" };
const id = {
  name: "job_id",
  in: "path",
  required: true,
  description: "The job, as beginning it answered",
  schema: { type: "string", format: "uuid" },
};
const job = { $ref: "#/components/schemas/Job" };

const key = { $ref: "#/components/parameters/Idempotency-Key" };
const replayed = {
  "Idempotency-Replayed": { $ref: "#/components/headers/Idempotency-Replayed" },
};

const onJobs: readonly ErrorCode[] = [
  ...anyCall,
  ...connecting,
  "INVALID_ARGUMENT",
  "UNKNOWN_ENVIRONMENT",
  "NOT_INSTALLED",
  "MISSING_PRIVILEGE",
  "ANSWER_TOO_LARGE",
  "DATABASE_ERROR",
  "CALL_TIMEOUT",
];
const onOneJob = problemResponses([...onJobs, "UNKNOWN_JOB"]);

/** The paths of long operations that are followed; an API that was deployed without a worker lacks them. */
export const jobPaths: Readonly<Record<string, object>> = {
  "/v1/environments/{environment}/jobs": {
    post: {
      operationId: "jobBegin",
      summary: "Begin a long operation as a job",
      description:
        "Scope: that of the operation. A purge, a verification, a comparison or a fetch that may take longer than a call; followed at the `Location`.",
      tags: ["jobs"],
      security: securityOf("read"),
      parameters: [environment, key],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: jsonSchema(JobBegin, "input"),
            example: { kind: "verify", input: { verbose: true } },
          },
        },
      },
      responses: {
        "202": answered(job, "The job was begun, or is open under the same key.", {
          ...replayed,
          Location: { description: "Where the job is followed", schema: { type: "string" } },
          "Retry-After": {
            description: "Seconds until it is worth looking again",
            schema: { type: "string" },
          },
        }),
        ...problemResponses([...onJobs, ...readingBody, "IDEMPOTENCY_CONFLICT"]),
      },
    },
    get: {
      operationId: "jobList",
      summary: "List the jobs that the caller may see, newest first",
      description: "Scope: `read`. A list, page by page: hand `next` back as `after`.",
      tags: ["jobs"],
      security: securityOf("read"),
      parameters: [
        environment,
        {
          name: "limit",
          in: "query",
          description: "rows at most",
          schema: { type: "integer", minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: "after",
          in: "query",
          description: "`next` of the page before; from the beginning when left out",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": answered(
          {
            type: "object",
            required: ["rows", "next"],
            properties: {
              rows: { type: "array", items: { $ref: "#/components/schemas/JobListed" } },
              next: { type: ["string", "null"] },
            },
          },
          undefined,
          { Link: { $ref: "#/components/headers/Link" } },
        ),
        ...problemResponses(onJobs),
      },
    },
  },
  "/v1/environments/{environment}/jobs/{job_id}": {
    get: {
      operationId: "jobShow",
      summary: "Show how far a job is, and what it came to",
      description: "Scope: `read`, in every environment that the job reads.",
      tags: ["jobs"],
      security: securityOf("read"),
      parameters: [environment, id],
      responses: { "200": answered(job), ...onOneJob },
    },
  },
  "/v1/environments/{environment}/jobs/{job_id}/cancel": {
    post: {
      operationId: "jobCancel",
      summary: "Ask a job to end after its present step",
      description: "Scope: that of the operation.",
      tags: ["jobs"],
      security: securityOf("read"),
      parameters: [environment, id, key],
      responses: {
        "200": answered(job, "It ends after its present step, or has ended.", replayed),
        ...problemResponses([...onJobs, ...readingBody, "IDEMPOTENCY_CONFLICT", "UNKNOWN_JOB"]),
      },
    },
  },
};
