import { PggitError } from "pggit";
import type { WebhookConfig } from "../config/webhooks-config.ts";
import { CallLimit } from "../environments/call-limit.ts";
import type { Environments } from "../environments/environments.ts";
import { type Origin, type Outcome, rejectDeliveries } from "./deliveries.ts";
import { DeliveryQueue } from "./delivery-queue.ts";
import { type Delivery, type Received, reasonOf } from "./delivery.ts";
import { oneLine, tidy } from "./parse-body.ts";
import { Rejections } from "./rejections.ts";
import { decide } from "./rules.ts";
import type { Sender } from "./sender.ts";
import { createSender, senderFacts } from "./senders/index.ts";
import { checkHappened, hasHappened } from "./time-window.ts";
import { WebhookSecrets } from "./webhook-secrets.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** What came of a delivery in each environment of its webhook; of several alerts, of each. */
export type Outcomes = readonly (Outcome & { readonly environment: string })[];

/** Codes of what is wrong with a delivery itself, so that sending it again is no use. */
const wrong = new Set(["INVALID_SIGNATURE", "MALFORMED_DELIVERY", "BODY_TOO_LARGE"]);

/** Codes of what nobody is to do anything about: who sends too much is told so, and who hung up hears nothing. */
const asItIs = new Set(["RATE_LIMITED", "CALL_CANCELLED"]);

/** Time for writing down that a delivery was refused. */
const rejectMs = 2_000;

/** What an address may send without a good signature; both throw RATE_LIMITED where it was too much. */
export interface Refusals {
  /** Counts one that is about to be refused. */
  readonly count: () => void;
  /** Counts none. */
  readonly check: () => void;
}

/** One webhook of the configuration. */
export class Webhook {
  readonly #name: string;
  readonly #config: WebhookConfig;
  readonly #environments: Environments;
  readonly #secrets: WebhookSecrets;
  readonly #sender: Sender;
  readonly #rejections: Rejections;
  readonly #queues: ReadonlyMap<string, DeliveryQueue>;

  constructor(
    name: string,
    config: WebhookConfig,
    environments: Environments,
    world: WebhookWorld,
  ) {
    this.#name = name;
    this.#config = config;
    this.#environments = environments;
    this.#secrets = new WebhookSecrets("secrets" in config ? config.secrets : [], world);
    this.#sender = createSender(config, {
      secrets: () => this.#secrets.current(),
      fetch: world.fetch,
    });
    this.#queues = new Map(
      config.environments.map((one) => [one, new DeliveryQueue(environments, one, this.#origin)]),
    );
    this.#rejections = new Rejections((reason, times) => this.#reject(reason, times));
  }

  /**
   * Verifies a delivery, decides by the rules, and does it in every environment.
   *
   * @param read reads the request; what it throws is on record as well
   * @param refusals are asked before a refusal is put on record, and may throw another one instead
   * @returns what came of it, or of the delivery that it repeats
   * @throws PggitError INVALID_SIGNATURE, MALFORMED_DELIVERY, BODY_TOO_LARGE for a delivery that is refused;
   *   DELIVERY_NOT_HANDLED for any other failure, after which it can be sent again; RATE_LIMITED of `refusals`, CALL_CANCELLED of `read`
   */
  async receive(read: () => Promise<Received>, refusals: Refusals): Promise<Outcomes> {
    const limit = new CallLimit({ timeoutMs: senderFacts[this.#config.sender].answerWithinMs });
    try {
      return await limit.race(this.#handle(read, refusals, limit));
    } catch (thrown) {
      const error = PggitError.from(thrown);
      if (asItIs.has(error.code)) throw error;
      if (!wrong.has(error.code)) throw notHandled(error);
      refusals.count();
      await this.#rejections.add(oneLine(reasonOf(error), 300));
      throw error;
    } finally {
      limit.close();
    }
  }

  async #handle(
    read: () => Promise<Received>,
    refusals: Refusals,
    limit: CallLimit,
  ): Promise<Outcomes> {
    const received = await read();
    const { unprovenBytes = Number.POSITIVE_INFINITY } = senderFacts[this.#config.sender];
    if (received.body.byteLength > unprovenBytes) refusals.check();
    await this.#authenticate(received);
    const deliveries = [await this.#sender.parse(received)].flat();
    const has = ({ occurredAt }: Delivery) => hasHappened(occurredAt, received.receivedAt);
    const outcomes = await this.#act(await Promise.all(deliveries.filter(has).map(tidy)), limit);
    // One alert with a wrong time keeps none of its group from being acted on.
    for (const { occurredAt } of deliveries) checkHappened(occurredAt, received.receivedAt);
    return outcomes;
  }

  async #authenticate(received: Received): Promise<void> {
    try {
      await this.#sender.authenticate(received);
    } catch (error) {
      const isRefused = PggitError.from(error).code === "INVALID_SIGNATURE";
      if (!isRefused || !(await this.#secrets.renew())) throw error;
      await this.#sender.authenticate(received);
    }
  }

  /** In all of them, also where one fails: the sender then sends it again, and those that did it know it. */
  async #act(deliveries: readonly Delivery[], limit: CallLimit): Promise<Outcomes> {
    const decided = deliveries.map((delivery) => ({
      delivery,
      decision: decide(this.#name, delivery, this.#config.rules),
    }));
    const outcomes = await Promise.allSettled(
      [...this.#queues].flatMap(([environment, queue]) =>
        decided.map(async (one) => ({ environment, ...(await queue.add(one, limit)) })),
      ),
    );
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  }

  async #reject(reason: string, times: number): Promise<void> {
    await Promise.allSettled(
      this.#config.environments.map((environment) =>
        this.#environments.use(
          environment,
          (sql) => rejectDeliveries(sql, this.#origin, reason, times),
          { timeoutMs: rejectMs },
        ),
      ),
    );
  }

  get #origin(): Origin {
    return { webhook: this.#name, sender: this.#config.sender };
  }
}

function notHandled(cause: PggitError): PggitError {
  return new PggitError({
    code: "DELIVERY_NOT_HANDLED",
    message: "The delivery was not acted on, or not everywhere.",
    hint: "Send it again: where it was acted on, nothing is done twice.",
    cause,
  });
}
