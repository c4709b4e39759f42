import type { Delivery, Received } from "./delivery.ts";

/** What senders need of the world. */
export interface SenderDependencies {
  /** The webhook's secrets as they are now. @throws PggitError SECRET_UNAVAILABLE */
  readonly secrets: () => Promise<readonly string[]>;
  /** Fetches certificates and confirms subscriptions. */
  readonly fetch: typeof fetch;
}

/** One sender's deliveries to one webhook. */
export interface Sender {
  /**
   * Checks that the sender sent exactly these bytes, and when it says so, lately.
   *
   * @throws PggitError INVALID_SIGNATURE where it did not, MALFORMED_DELIVERY where that cannot be told, and what
   *   reading secrets or fetching a certificate raises
   */
  authenticate(received: Received): Promise<void>;

  /** Reads what it says, after that: one delivery, or of several alerts each. @throws PggitError MALFORMED_DELIVERY */
  parse(received: Received): Promise<Delivery | readonly Delivery[]>;
}

/** What is known of a sender before any delivery. */
export interface SenderFacts {
  /** Time in which it is to be answered, in milliseconds: somewhat less than it waits. */
  readonly answerWithinMs: number;
  /**
   * Where what was sent must be read before it can be proven: the bytes of a body
   * that is read also for an address that was refused too often. All of it, where
   * nothing is said: then only the bytes as they came are looked at.
   */
  readonly unprovenBytes?: number;
  /** Fields that rules may ask about; `labels.*` stands for any name after the point. */
  readonly fields: readonly string[];
}
