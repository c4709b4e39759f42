import { PggitError, type SecretReader } from "pggit";

interface Kept {
  readonly value: Promise<string>;
  readonly readAt: number;
  /** Whether it could not be read; then it is read again sooner. */
  hasFailed: boolean;
}

/** How a cache reads and tells time. */
export interface SecretCacheOptions {
  readonly read: SecretReader;
  /** Milliseconds after which a secret is read again. */
  readonly keepMs: number;
  /** Milliseconds that must lie between two readings, after one that failed or that a failed login asks for. */
  readonly restMs: number;
  readonly now: () => number;
}

/**
 * Secrets that were read, so that not every connection asks Secrets Manager.
 *
 * A rotation needs no restart: whoever was refused with what is kept says so with
 * {@link SecretCache.forget}. That is heard once in `restMs`, so that a password
 * that is wrong for good does not end in throttling. For the same reason one that
 * could not be read is asked for again after `restMs` only.
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
    const { read, keepMs, restMs, now } = this.#options;
    const kept = this.#kept.get(arn);
    if (kept && now() - kept.readAt < (kept.hasFailed ? restMs : keepMs)) return kept.value;
    this.#hasRead = true;
    const value = read(arn).catch((error: unknown) => {
      const isPassing = PggitError.from(error).code === "SECRET_UNAVAILABLE";
      if (kept && !kept.hasFailed && isPassing) return kept.value;
      entry.hasFailed = true;
      throw error;
    });
    const entry: Kept = { value, readAt: now(), hasFailed: false };
    this.#kept.set(arn, entry);
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
