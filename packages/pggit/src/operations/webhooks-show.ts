import * as z from "zod";
import { operation } from "./operation.ts";
import { deliveryNumber, shownDelivery } from "./webhook-delivery.ts";

/** Shows one delivery of a webhook. */
export const webhooksShow = operation({
  name: "webhooks show",
  summary: "Show what was decided and done for a delivery, and whether it can be replayed",
  example: "env:PRODUCTION_URL 12",
  fn: "pggit.show_webhook_delivery",
  effect: "read",
  scope: "read",
  input: () =>
    z.object({
      delivery_no: deliveryNumber().describe("its number, as webhooks list says it"),
    }),
  row: shownDelivery,
  raises: ["UNKNOWN_DELIVERY"],
  positional: ["delivery_no"],
});
