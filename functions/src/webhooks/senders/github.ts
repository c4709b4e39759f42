import * as z from "zod";
import { fromHex, utf8 } from "../bytes.ts";
import { type Delivery, type Details, type Kind, malformed, refused } from "../delivery.ts";
import { isSigned, sha256 } from "../hmac.ts";
import { Instant, parseBody } from "../parse-body.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";

export const githubFacts: SenderFacts = {
  // https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries: 10 s, never repeated by itself
  answerWithinMs: 8_000,
  fields: [
    "event",
    "action",
    "repository",
    "sender",
    "labels",
    "environment",
    "state",
    "workflow",
    "branch",
    "event_type",
  ],
};

const Named = z.object({ name: z.string() });

const Payload = z.lazy(() =>
  z.object({
    action: z.string().optional(),
    repository: z.object({ full_name: z.string() }).optional(),
    organization: z.object({ login: z.string() }).optional(),
    sender: z.object({ login: z.string() }).optional(),
    zen: z.string().optional(),
    issue: z
      .object({
        number: z.int(),
        title: z.string(),
        state: z.enum(["open", "closed"]),
        labels: z.array(Named).default([]),
        updated_at: Instant,
      })
      .optional(),
    label: Named.optional(),
    workflow_run: z
      .object({
        name: z.string().nullable(),
        workflow_id: z.number(),
        head_branch: z.string().nullable(),
        status: z.string().nullable(),
        conclusion: z.string().nullable(),
        updated_at: Instant,
      })
      .optional(),
    deployment_status: z
      .object({ state: z.string(), environment: z.string().optional(), created_at: Instant })
      .optional(),
    deployment: z.object({ id: z.number(), environment: z.string() }).optional(),
    client_payload: z.record(z.string(), z.unknown()).nullish(),
  }),
);
type Payload = z.infer<typeof Payload>;

/** GitHub: HMAC-SHA256 of the body in X-Hub-Signature-256. https://docs.github.com/en/webhooks */
export function github({ secrets }: Pick<SenderDependencies, "secrets">): Sender {
  return {
    async authenticate({ headers, body }) {
      const header = headers.get("X-Hub-Signature-256");
      if (header === null) throw refused("it has no header X-Hub-Signature-256");
      const signature = header.startsWith("sha256=") ? fromHex(header.slice(7)) : null;
      if (!(await isSigned(body, (await secrets()).map(utf8), [signature]))) {
        throw refused("its signature is of none of the webhook's secrets");
      }
    },
    async parse({ headers, body, receivedAt }) {
      const event = headers.get("X-GitHub-Event");
      if (event === null) throw malformed("it has no header X-GitHub-Event");
      const payload = parseBody(body, Payload);
      return { ...read(event, payload, receivedAt), id: await idOf(headers, body) };
    },
  };
}

/**
 * GitHub repeats X-GitHub-Delivery with the body as it was, and signs the body
 * alone. So the body tells deliveries apart: with another header, a captured one
 * would act again.
 */
async function idOf(headers: Headers, body: Uint8Array<ArrayBuffer>): Promise<string> {
  if (headers.get("X-GitHub-Delivery") === null)
    throw malformed("it has no header X-GitHub-Delivery");
  return `body:${await sha256(body)}`;
}

type Reading = Pick<Delivery, "kind" | "incident" | "occurredAt" | "title" | "details">;

function read(event: string, payload: Payload, receivedAt: Date): Reading {
  const place = payload.repository?.full_name ?? payload.organization?.login ?? "github";
  const details = detailsOf(event, payload);
  const { issue, workflow_run: run, deployment_status: status, deployment } = payload;
  if (event === "issues" && issue) {
    const isOver = issue.state === "closed" || payload.action === "deleted";
    return {
      kind: isOver ? "resolved" : "triggered",
      incident: `${place}#${issue.number}`,
      occurredAt: issue.updated_at,
      title: `${place}#${issue.number}: ${issue.title}`,
      details,
    };
  }
  if (event === "workflow_run" && run) {
    return {
      kind: kindOfConclusion(run.conclusion),
      incident: `${place} workflow ${run.workflow_id} on ${run.head_branch ?? "no branch"}`,
      occurredAt: run.updated_at,
      title: `${place}: ${run.name ?? "workflow"} on ${run.head_branch ?? "no branch"}: ${run.conclusion ?? run.status ?? ""}`,
      details,
    };
  }
  if (event === "deployment_status" && status) {
    const environment = status.environment ?? deployment?.environment ?? "unknown";
    return {
      kind: kindOfConclusion(status.state),
      incident: `${place} deployment to ${environment}`,
      occurredAt: status.created_at,
      title: `${place}: deployment to ${environment}: ${status.state}`,
      details,
    };
  }
  return {
    kind: "other",
    incident: `${place} ${event}`,
    occurredAt: receivedAt,
    title: [`${place}: ${event}`, payload.action].filter(Boolean).join(" "),
    details,
  };
}

const failures = new Set(["failure", "error", "timed_out", "startup_failure"]);

function kindOfConclusion(conclusion: string | null): Kind {
  if (failures.has(conclusion ?? "")) return "triggered";
  return conclusion === "success" ? "resolved" : "other";
}

function detailsOf(event: string, payload: Payload): Details {
  const { issue, workflow_run: run, deployment_status: status, deployment } = payload;
  const found = {
    event,
    action: payload.action,
    repository: payload.repository?.full_name,
    sender: payload.sender?.login,
    labels: issue?.labels.map(({ name }) => name),
    environment: status?.environment ?? deployment?.environment,
    state: issue?.state ?? run?.conclusion ?? run?.status ?? status?.state,
    workflow: run?.name,
    branch: run?.head_branch,
    // the type of a repository_dispatch is its action
    event_type: event === "repository_dispatch" ? payload.action : undefined,
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string | string[]] => entry[1] != null),
  );
}
