import * as z from "zod";
import { operation } from "./operation.ts";

const text = (description: string) => z.string().nullable().default(null).describe(description);
const time = (description: string) =>
  z.string().nullable().default(null).meta({ description, value: "<time>" });

/** What was done, by whom, and how it ended, newest first. */
export const eventsList = operation({
  name: "events list",
  summary: "List what was done, by whom, and how it ended, newest first",
  example: "env:PRODUCTION_URL --actor key:oncall --since 2026-11-01",
  fn: "pggit.list_events",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      of_type: text("only events of this type, such as emergency_disable or api_call"),
      by_actor: text("only what this caller of the API or this role did"),
      of_operation: text("only calls of this operation of the API"),
      of_outcome: text("done, failed, or a code such as FORBIDDEN"),
      of_request: text("only the call with this request id"),
      since: time("only events of this time or later"),
      until: time("only events of this time or earlier"),
      all_types: z.boolean().default(false).describe("also calls that only read, and measurements"),
      before: z
        .string()
        .regex(/^\d{1,18}$/, { error: "is the id of an event in the list" })
        .nullable()
        .default(null)
        .meta({ description: "go on after the page that ended with this event", value: "<id>" }),
      max_rows: z.int().min(1).default(50).describe("events to list at most"),
    }),
  row: () =>
    z.object({
      event_id: z.string(),
      created_at: z.string(),
      event_type: z.string(),
      actor: z.string().nullable(),
      action: z.string().nullable(),
      outcome: z.string().nullable(),
      request_id: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  page: { key: ["event_id"], order: "desc", arguments: { after: "before", size: "max_rows" } },
  raises: ["INVALID_ARGUMENT"],
  flags: {
    of_type: "type",
    by_actor: "actor",
    of_operation: "operation",
    of_outcome: "outcome",
    of_request: "request",
    all_types: "all",
  },
});
