import * as z from "zod";
import { operation } from "./operation.ts";

/** What senders of webhooks delivered, newest first. */
export const webhooksList = operation({
  name: "webhooks list",
  summary: "List what senders of webhooks delivered and what came of it, newest first",
  example: "env:PRODUCTION_URL --webhook pagerduty --verdict rejected",
  fn: "pggit.list_webhook_deliveries",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      of_webhook: z.string().nullable().default(null).describe("only deliveries of this webhook"),
      of_verdict: z
        .enum(["accepted", "rejected"])
        .nullable()
        .default(null)
        .describe("only accepted or only rejected ones"),
      before: z
        .string()
        .regex(/^\d{1,18}$/, { error: "is the number of a delivery in the list" })
        .nullable()
        .default(null)
        .meta({
          description: "go on after the page that ended with this delivery",
          value: "<number>",
        }),
      max_rows: z.int().min(1).default(50).describe("deliveries to list at most"),
    }),
  row: () =>
    z.object({
      delivery_no: z.string(),
      received_at: z.string(),
      webhook: z.string(),
      sender: z.string(),
      verdict: z.enum(["accepted", "rejected"]),
      kind: z.enum(["triggered", "resolved", "other"]).nullable(),
      action: z.enum(["disable", "pause", "enable", "nothing"]).nullable(),
      reason: z.string(),
      until: z.string().nullable(),
      title: z.string().nullable(),
      incident: z.string().nullable(),
      delivery_id: z.string().nullable(),
      occurred_at: z.string().nullable(),
      times: z.string(),
      event_id: z.string().nullable(),
    }),
  page: { key: ["delivery_no"], order: "desc", arguments: { after: "before", size: "max_rows" } },
  raises: ["INVALID_ARGUMENT"],
  flags: { of_webhook: "webhook", of_verdict: "verdict" },
});
