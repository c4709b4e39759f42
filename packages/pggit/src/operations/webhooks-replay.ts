import * as z from "zod";
import { operation } from "./operation.ts";
import { deliveryNumber } from "./webhook-delivery.ts";

/** Does again what was decided for a delivery whose effect is gone. */
export const webhooksReplay = operation({
  name: "webhooks replay",
  summary: "Do again what was decided for a delivery, on record as a replay",
  example: "env:PRODUCTION_URL 12 --reason 'The incident lasts'",
  fn: "pggit.replay_delivery",
  effect: "write",
  scope: "emergency",
  input: () =>
    z.object({
      delivery_no: deliveryNumber().describe("its number, as webhooks list says it"),
      reason: z.string().nullable().default(null).describe("why, for the record and the status"),
    }),
  row: () =>
    z.object({
      replay_no: z.string(),
      webhook: z.string(),
      action: z.enum(["disable", "pause", "enable", "nothing"]),
      reason_recorded: z.string(),
      until: z.string().nullable(),
      event_id: z.string().nullable(),
    }),
  raises: ["UNKNOWN_DELIVERY", "NOT_REPLAYABLE", "SERVER_READ_ONLY"],
  positional: ["delivery_no"],
});
