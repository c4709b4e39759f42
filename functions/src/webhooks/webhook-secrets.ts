import { PggitError } from "pggit";
import { faultOfSecret, variableOf } from "./secret-text.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** How long a secret that was read is used without asking again. */
const keepMs = 5 * 60_000;
/** How long must lie between two readings, whatever asks for them: anybody can send a wrong signature. */
const restMs = 30_000;
/** How long they go on being used where they cannot be read. */
const staleMs = 24 * 60 * 60_000;
/** How long must lie between two readings that fail while nothing is known. */
const failedRestMs = 1_000;
/** How long a reading may hold up a delivery where there are values from before. */
const patienceMs = 1_000;

type World = Pick<WebhookWorld, "environment" | "readSecret" | "now">;

/**
 * The secrets of a webhook; those in Secrets Manager are read again, so that a
 * rotation needs no restart. While they cannot be, those that are known go on
 * being used: an emergency does not wait for Secrets Manager.
 */
export class WebhookSecrets {
  readonly #references: readonly string[];
  readonly #world: World;
  #known: { readonly values: readonly string[]; readonly at: number } | undefined;
  #reading: Promise<readonly string[]> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failure: unknown;

  /** @param references values, `env:NAME`, or ARNs of secrets */
  constructor(references: readonly string[], world: World) {
    this.#references = references;
    this.#world = world;
  }

  /** The secrets. @throws PggitError SECRET_UNAVAILABLE, INVALID_CONFIG for one that is empty or too short */
  async current(): Promise<readonly string[]> {
    const known = this.#known;
    const now = this.#world.now().getTime();
    if (!known || now - known.at >= staleMs) {
      if (this.#failure !== undefined && now - this.#triedAt < failedRestMs) throw this.#failure;
      return this.#read();
    }
    if (now - known.at < keepMs || now - this.#triedAt < restMs) return known.values;
    const clock = new AbortController();
    const late = new Promise<readonly string[]>((resolve) => {
      const timer = setTimeout(() => resolve(known.values), patienceMs);
      clock.signal.addEventListener("abort", () => clearTimeout(timer));
    });
    const read = this.#read().catch((error: unknown) => {
      if (this.#known) return known.values;
      throw error;
    });
    return Promise.race([read, late]).finally(() => clock.abort());
  }

  /**
   * Reads them anew after a signature that none of them made.
   *
   * @returns whether there may be others now
   * @throws PggitError SECRET_UNAVAILABLE: whether the signature is good cannot be told
   */
  async renew(): Promise<boolean> {
    const isKeptElsewhere = this.#references.some((reference) => reference.startsWith("arn:"));
    const age = this.#world.now().getTime() - this.#triedAt;
    if (!isKeptElsewhere || (age < restMs && !this.#reading)) return false;
    await this.#read();
    return true;
  }

  /** Those who ask meanwhile share one reading. */
  #read(): Promise<readonly string[]> {
    this.#reading ??= this.#readAnew().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readAnew(): Promise<readonly string[]> {
    const at = this.#world.now().getTime();
    this.#triedAt = at;
    this.#failure = undefined;
    try {
      const values = await Promise.all(this.#references.map((one) => this.#resolve(one)));
      this.#known = { values, at };
      return values;
    } catch (error) {
      this.#failure = error;
      // What was read and is no secret any more was taken away on purpose.
      if (PggitError.from(error).code !== "SECRET_UNAVAILABLE") this.#known = undefined;
      throw error;
    }
  }

  async #resolve(reference: string): Promise<string> {
    const { environment, readSecret } = this.#world;
    if (reference.startsWith("arn:"))
      return checked((await readSecret(reference)).trim(), "A secret");
    const name = variableOf(reference);
    if (name === undefined) return checked(reference, "A secret");
    return checked(environment[name]?.trim() ?? "", `The variable ${name}`);
  }
}

function checked(secret: string, name: string): string {
  const fault = faultOfSecret(secret);
  if (fault === null) return secret;
  throw new PggitError({
    code: "INVALID_CONFIG",
    message: `${name} of a webhook ${fault}.`,
    hint: "Give the webhook the secret that its sender shows, or a long random one.",
  });
}
