import type { CallLimit } from "./call-limit.ts";

/**
 * A number of places, given to those who wait in the order in which they came.
 *
 * What is urgent comes before all others that wait, and the last one of several
 * places is kept for it: where all others are taken by calls that do not move on,
 * an emergency need not wait for their end.
 */
export class Slots {
  readonly #urgent = new Set<() => void>();
  readonly #ordinary = new Set<() => void>();
  #free: number;
  /** Of the free ones, how many may go to what is not urgent, as far as there are so many. */
  #forOrdinary: number;

  /** @param count how many there are */
  constructor(count: number) {
    this.#free = count;
    this.#forOrdinary = Math.max(1, count - 1);
  }

  /**
   * Takes a place, or waits for one until the call ends.
   *
   * @returns a function that gives it back; a second call of it does nothing
   * @throws PggitError that of the limit
   */
  async take(limit: Pick<CallLimit, "isUrgent" | "race">): Promise<() => void> {
    const { isUrgent } = limit;
    const waiting = isUrgent ? this.#urgent : this.#ordinary;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(resolve);
    this.#next();
    try {
      await limit.race(promise);
    } catch (error) {
      // A place that was handed over at this very moment goes on to the next.
      if (!waiting.delete(resolve)) this.#give(isUrgent);
      throw error;
    }
    let isHeld = true;
    return () => {
      if (isHeld) this.#give(isUrgent);
      isHeld = false;
    };
  }

  #give(isUrgent: boolean): void {
    this.#free += 1;
    if (!isUrgent) this.#forOrdinary += 1;
    this.#next();
  }

  /** Gives a free place to whoever is next. One at a time is enough: each call of this follows one place, or one who waits, more. */
  #next(): void {
    if (this.#free === 0) return;
    const [urgent] = this.#urgent;
    const [ordinary] = this.#forOrdinary > 0 ? this.#ordinary : [];
    const next = urgent ?? ordinary;
    if (!next) return;
    this.#free -= 1;
    if (!this.#urgent.delete(next)) {
      this.#ordinary.delete(next);
      this.#forOrdinary -= 1;
    }
    next();
  }
}
