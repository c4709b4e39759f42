import type { Notice } from "./sql.ts";

/**
 * One session with a server, at its plainest: what a driver has to offer for
 * {@link sessionSql} to make an Sql of it. Every method throws PggitError.
 */
export interface Wire {
  /** Whether statements may be sent before those ahead of them were answered: over a network each answer takes its time. */
  readonly isPipelined?: boolean;
  /** Runs one statement through the extended protocol. */
  query(text: string, parameters: readonly (string | null)[]): Promise<object[]>;
  /** Runs several statements; returns the command tag of the last, such as COMMIT. */
  script(text: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Those who want to hear what the server says. */
export class NoticeListeners {
  readonly #listeners = new Set<(notice: Notice) => void>();

  get size(): number {
    return this.#listeners.size;
  }

  /** Adds a listener; the function that comes back removes it. */
  add(listener: (notice: Notice) => void): () => void {
    // Wrapped, so that one function added twice is two listeners.
    const own = (notice: Notice) => listener(notice);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Passes on what a driver reported. */
  tell(notice: {
    readonly severity?: string | undefined;
    readonly message?: string | undefined;
  }): void {
    const { severity = "NOTICE", message = "" } = notice;
    for (const listener of this.#listeners) listener({ severity, message });
  }
}
