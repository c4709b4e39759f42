import type { CallLimit } from "./call-limit.ts";

/** A number of places, given to those who wait in the order in which they came. */
export class Slots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  /** @param count how many there are */
  constructor(count: number) {
    this.#free = count;
  }

  /**
   * Takes a place, or waits for one until the call ends.
   *
   * @returns a function that gives it back; a second call of it does nothing
   * @throws PggitError that of the limit
   */
  async take(limit: CallLimit): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      try {
        await limit.race(promise);
      } catch (error) {
        // A place that was handed over at this very moment goes on to the next.
        if (!this.#waiting.delete(resolve)) this.#give();
        throw error;
      }
    }
    let isHeld = true;
    return () => {
      if (isHeld) this.#give();
      isHeld = false;
    };
  }

  #give(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free += 1;
    else {
      this.#waiting.delete(next);
      next();
    }
  }
}
