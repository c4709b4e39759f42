import * as z from "zod";

const action = () => z.enum(["disable", "pause", "enable", "nothing"]);

/** A number of a delivery, as lists say it; a bigint, so a text. */
export const deliveryNumber = () =>
  z.string().regex(/^\d{1,18}$/, { error: "is the number of a delivery in the list" });

/** A delivery of a webhook and what came of it. */
export const delivery = () =>
  z.object({
    delivery_no: z.string(),
    received_at: z.string(),
    webhook: z.string(),
    sender: z.string(),
    verdict: z.enum(["accepted", "rejected"]),
    kind: z.enum(["triggered", "resolved", "other"]).nullable(),
    action: action().nullable(),
    reason: z.string(),
    until: z.string().nullable(),
    title: z.string().nullable(),
    incident: z.string().nullable(),
    delivery_id: z.string().nullable(),
    occurred_at: z.string().nullable(),
    times: z.string(),
    event_id: z.string().nullable(),
    replay_of: z.string().nullable(),
  });

/** A delivery with all that is known of it. */
export const shownDelivery = () =>
  z.object({
    ...delivery().omit({ replay_of: true }).shape,
    decided: action().nullable(),
    duration: z.string().nullable(),
    matched: z
      .object({
        rule: z.int(),
        when: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      })
      .nullable(),
    replay_of: z.string().nullable(),
    stop_id: z.string().nullable(),
    stop_reason: z.string().nullable(),
    stop_ends_at: z.string().nullable(),
    stop_ended_at: z.string().nullable(),
    stop_ended_by: z.string().nullable(),
    holds: z.boolean(),
    replay_refused: z.string().nullable(),
  });
