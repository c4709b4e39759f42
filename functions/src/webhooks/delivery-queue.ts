import { PggitError } from "pggit";
import type { CallLimit } from "../environments/call-limit.ts";
import type { Environments } from "../environments/environments.ts";
import { isUnreachable } from "../http/said-outside.ts";
import { type Origin, type Outcome, receiveDeliveries } from "./deliveries.ts";
import type { Delivery } from "./delivery.ts";
import type { Decision } from "./rules.ts";

/** A delivery, and what is to be done about it. */
export interface Decided {
  readonly delivery: Delivery;
  readonly decision: Decision;
}

interface Waiting extends Decided {
  readonly limit: CallLimit;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Deliveries of one transaction at most: it is to be over well within any sender's limit. */
const most = 100;

/**
 * Deliveries of one webhook on their way into one database. There they take turns,
 * so one transaction is under way at a time, and those that come meanwhile are the
 * next one: a thousand alerts at once take some ten transactions and one connection.
 */
export class DeliveryQueue {
  readonly #environments: Pick<Environments, "use">;
  readonly #environment: string;
  readonly #origin: Origin;
  #waiting: Waiting[] = [];
  #isWorking = false;

  constructor(environments: Pick<Environments, "use">, environment: string, origin: Origin) {
    this.#environments = environments;
    this.#environment = environment;
    this.#origin = origin;
  }

  /**
   * Has a delivery recorded and done.
   *
   * @throws PggitError that of the limit, after which it may still be done; what
   *   connecting and pggit.receive_delivery raise
   */
  add(decided: Decided, limit: CallLimit): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ ...decided, limit, resolve, reject });
    void this.#work();
    return limit.race(promise);
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, most));
    this.#isWorking = false;
  }

  async #do(taken: readonly Waiting[]): Promise<void> {
    // Whoever was told to send it again is not waited for.
    const batch = taken.filter(({ limit }) => !limit.error);
    if (batch.length === 0) return;
    try {
      const outcomes = await this.#receive(batch);
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome) resolve(outcome);
        else reject(new RangeError("the database said nothing of what came of a delivery"));
      }
    } catch (thrown) {
      const error = PggitError.from(thrown);
      const isOfAll = batch.length === 1 || isUnreachable(error) || error.code === "CALL_TIMEOUT";
      if (isOfAll) for (const { reject } of batch) reject(error);
      // One that cannot be done must not keep the others from it.
      else for (const one of batch) await this.#do([one]);
    }
  }

  #receive(batch: readonly Waiting[]): Promise<Outcome[]> {
    const left = batch.flatMap(({ limit }) => limit.msLeft ?? []);
    return this.#environments.use(
      this.#environment,
      (sql) => receiveDeliveries(sql, this.#origin, batch),
      { isUrgent: true, ...(left.length > 0 && { timeoutMs: Math.max(...left) }) },
    );
  }
}
