import { PggitError } from "pggit";
import type { WebhookWorld } from "./webhook-world.ts";

/** How long a secret that was read is used without asking again. */
const keepMs = 5 * 60_000;
/** How long must lie between two readings that wrong signatures ask for: anybody can send those. */
const restMs = 30_000;
/** Of a shorter one somebody could try them all. */
const shortest = 16;

type World = Pick<WebhookWorld, "environment" | "readSecret" | "now">;

/** The secrets of a webhook; those in Secrets Manager are read again, so that a rotation needs no restart. */
export class WebhookSecrets {
  readonly #references: readonly string[];
  readonly #world: World;
  #read: { readonly values: Promise<readonly string[]>; readonly at: number } | undefined;

  /** @param references values, `env:NAME`, or ARNs of secrets */
  constructor(references: readonly string[], world: World) {
    this.#references = references;
    this.#world = world;
  }

  /** The secrets. @throws PggitError SECRET_UNAVAILABLE, INVALID_CONFIG for one that is empty or too short */
  current(): Promise<readonly string[]> {
    const now = this.#world.now().getTime();
    if (this.#read && now - this.#read.at < keepMs) return this.#read.values;
    const values = Promise.all(this.#references.map((reference) => this.#resolve(reference)));
    const read = { values, at: now };
    this.#read = read;
    values.catch(() => {
      if (this.#read === read) this.#read = undefined;
    });
    return values;
  }

  /** Reads them anew after a signature that none of them made; tells whether there may be others now. */
  renew(): boolean {
    const isKeptElsewhere = this.#references.some((reference) => reference.startsWith("arn:"));
    const age = this.#read ? this.#world.now().getTime() - this.#read.at : 0;
    if (!isKeptElsewhere || age < restMs) return false;
    this.#read = undefined;
    return true;
  }

  async #resolve(reference: string): Promise<string> {
    const { environment, readSecret } = this.#world;
    if (reference.startsWith("arn:"))
      return checked((await readSecret(reference)).trim(), "A secret");
    const name = /^env:(.*)$/s.exec(reference)?.[1];
    if (name === undefined) return checked(reference, "A secret");
    return checked(environment[name]?.trim() ?? "", `The variable ${name}`);
  }
}

function checked(secret: string, name: string): string {
  if (secret.length >= shortest) return secret;
  throw new PggitError({
    code: "INVALID_CONFIG",
    message: `${name} of a webhook is ${secret === "" ? "empty" : `shorter than ${shortest} characters`}.`,
    hint: "Give the webhook the secret that its sender shows, or a long random one.",
  });
}
