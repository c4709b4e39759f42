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

  /** Reads what it says, after that. @throws PggitError MALFORMED_DELIVERY */
  parse(received: Received): Promise<Delivery>;
}

/** What is known of a sender before any delivery. */
export interface SenderFacts {
  /** Time in which it is to be answered, in milliseconds: somewhat less than it waits. */
  readonly answerWithinMs: number;
  /** Fields that rules may ask about; `labels.*` stands for any name after the point. */
  readonly fields: readonly string[];
}
