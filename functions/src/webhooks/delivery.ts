import { PggitError } from "pggit";
import * as z from "zod";

/** A request as it came. */
export interface Received {
  readonly headers: Headers;
  /** The bytes that were sent, before anything is made of them. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly receivedAt: Date;
}

/** What a delivery says of its incident. */
export const Kind = z.enum(["triggered", "resolved", "other"]);
export type Kind = z.infer<typeof Kind>;

/** What rules may ask about a delivery: its fields by name; a list where it has several of one. */
export type Details = Readonly<Record<string, string | readonly string[]>>;

/** What every sender's deliveries are read into. */
export interface Delivery {
  /** What it and its repetitions have in common, and no other delivery of the webhook has. */
  readonly id: string;
  readonly kind: Kind;
  /** What is triggered and later resolved, as the sender knows it. */
  readonly incident: string;
  /** When it happened, by the sender's clock. */
  readonly occurredAt: Date;
  /** One line for people. */
  readonly title: string;
  readonly details: Details;
}

/**
 * INVALID_SIGNATURE, alike for whoever asks: why it was refused is its cause,
 * and goes on record only.
 */
export function refused(reason: string): PggitError {
  return new PggitError({
    code: "INVALID_SIGNATURE",
    message: "The delivery is not from this webhook's sender, or not from now.",
    hint: "pggit webhooks list says why it was refused.",
    cause: new Error(reason),
  });
}

/** MALFORMED_DELIVERY: its sender signed it, and it does not say what is needed. */
export function malformed(reason: string): PggitError {
  return new PggitError({
    code: "MALFORMED_DELIVERY",
    message: `The delivery cannot be read: ${reason}.`,
    hint: "Check what the sender is configured to send; docs/webhooks.md has an example for each.",
    cause: new Error(reason),
  });
}

/** Why a delivery was rejected, for the record. */
export function reasonOf(error: PggitError): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
