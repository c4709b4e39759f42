/** Limits how often each of many does something. */
export interface RateLimit {
  /** Takes one; 0 where there was one, else the seconds until there is one, rounded up. */
  take(key: string): number;
  /** The seconds that {@link take} would answer; takes none. */
  wait(key: string): number;
}

/** Beyond this many the one that was seen longest ago is forgotten, so that memory stays bounded whoever asks. */
const mostKeys = 10_000;

/**
 * A token bucket for each key, in this instance's memory: `perMinute` at once, and
 * refilled evenly over a minute.
 *
 * @param now milliseconds; only differences count
 */
export function rateLimit(perMinute: number, now: () => number = Date.now): RateLimit {
  const interval = Math.max(1, Math.floor(60_000 / perMinute));
  const full = interval * perMinute;
  // Of a bucket, only the time at which it is full again is kept: from it follows what is in it at any time.
  const fullAt = new Map<string, number>();
  /** Milliseconds until the bucket is full. A clock that was set back empties it once, not for as long. */
  const missing = (key: string) => {
    const rest = (fullAt.get(key) ?? 0) - now();
    return Math.min(full, Math.max(0, rest));
  };
  const wait = (rest: number) => Math.ceil(Math.max(0, rest + interval - full) / 1000);
  return {
    wait: (key) => wait(missing(key)),
    take(key) {
      const rest = missing(key);
      const seconds = wait(rest);
      // Deleted first, so that the order of the map is the order in which keys were seen.
      fullAt.delete(key);
      fullAt.set(key, now() + rest + (seconds === 0 ? interval : 0));
      const [oldest] = fullAt.keys();
      if (fullAt.size > mostKeys && oldest !== undefined) fullAt.delete(oldest);
      return seconds;
    },
  };
}
