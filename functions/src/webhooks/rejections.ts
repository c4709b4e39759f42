/** Writes down that deliveries were refused. */
type Write = (reason: string, times: number) => Promise<void>;

/**
 * Has refused deliveries written down one at a time: those that come while one
 * is being written are counted and written together, with the last one's reason.
 * So whoever sends thousands keeps one session busy, and no more.
 */
export class Rejections {
  readonly #write: Write;
  #waiting: { readonly reason: string; readonly times: number } | undefined;
  #isWriting = false;

  constructor(write: Write) {
    // what cannot be written is lost: no answer depends on it
    this.#write = (reason, times) => write(reason, times).catch(() => undefined);
  }

  /** Ends when it is written, or counted for whoever writes already. Never throws. */
  async add(reason: string): Promise<void> {
    if (this.#isWriting) {
      this.#waiting = { reason, times: (this.#waiting?.times ?? 0) + 1 };
      return;
    }
    this.#isWriting = true;
    await this.#write(reason, 1);
    // not waited for: as long as somebody sends more there is more to write
    void this.#writeWaiting();
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting) {
      const { reason, times } = this.#waiting;
      this.#waiting = undefined;
      await this.#write(reason, times);
    }
    this.#isWriting = false;
  }
}
