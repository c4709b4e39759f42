import * as z from "zod";
import { operation } from "./operation.ts";
import { delivery, deliveryNumber } from "./webhook-delivery.ts";

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
      before: deliveryNumber().nullable().default(null).meta({
        description: "go on after the page that ended with this delivery",
        value: "<number>",
      }),
      max_rows: z.int().min(1).default(50).describe("deliveries to list at most"),
      of_incident: z
        .string()
        .nullable()
        .default(null)
        .describe("only what was said of this incident"),
    }),
  row: delivery,
  page: { key: ["delivery_no"], order: "desc", arguments: { after: "before", size: "max_rows" } },
  raises: ["INVALID_ARGUMENT"],
  flags: { of_webhook: "webhook", of_verdict: "verdict", of_incident: "incident" },
});
