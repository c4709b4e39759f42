import { PggitError, type SecretReader } from "pggit";

interface Kept {
  readonly value: Promise<string>;
  readonly readAt: number;
}

/** How a cache reads and tells time. */
export interface SecretCacheOptions {
  readonly read: SecretReader;
  /** Milliseconds after which a secret is read again. */
  readonly keepMs: number;
  /** Milliseconds that must lie between two readings that a failed login asks for. */
  readonly restMs: number;
  readonly now: () => number;
}

/**
 * Secrets that were read, so that not every connection asks Secrets Manager.
 *
 * A rotation needs no restart: whoever was refused with what is kept says so with
 * {@link SecretCache.forget}. That is heard once in `restMs`, so that a password
 * that is wrong for good does not end in throttling.
 */
export class SecretCache {
  readonly #options: SecretCacheOptions;
  readonly #kept = new Map<string, Kept>();
  #hasRead = false;

  constructor(options: SecretCacheOptions) {
    this.#options = options;
  }

  /** Reads a secret; those who ask meanwhile share one reading. One that cannot be read anew stays what it was. */
  readonly read: SecretReader = (arn) => {
    const { read, keepMs, now } = this.#options;
    const kept = this.#kept.get(arn);
    if (kept && now() - kept.readAt < keepMs) return kept.value;
    this.#hasRead = true;
    const value = read(arn).catch((error: unknown) => {
      if (kept && PggitError.from(error).code === "SECRET_UNAVAILABLE") return kept.value;
      this.#kept.delete(arn);
      throw error;
    });
    this.#kept.set(arn, { value, readAt: now() });
    return value;
  };

  /**
   * Forgets what was refused.
   *
   * @param usedAt when whoever was refused began
   * @returns whether trying again may go otherwise: there is a secret, and it is read anew or was since
   */
  forget(usedAt: number): boolean {
    const { now, restMs } = this.#options;
    for (const [arn, { readAt }] of this.#kept) {
      if (readAt <= usedAt && now() - readAt >= restMs) this.#kept.delete(arn);
    }
    return this.#hasRead && [...this.#kept.values()].every(({ readAt }) => readAt > usedAt);
  }
}
