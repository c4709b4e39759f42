import { scrub } from "pggit";

/** How much somebody should care. */
export type Level = "debug" | "info" | "warn" | "error";

/** What a line of the log says besides its time, level and message. */
export type Fields = Readonly<Record<string, unknown>>;

/** Writes one line of the log. */
export type Log = (level: Level, message: string, fields?: Fields) => void;

/**
 * A log of one JSON object a line. Passwords are taken out of every text in it,
 * whoever put them there; what is longer than anybody reads is cut.
 *
 * @param write takes a line, without its end
 */
export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, message, fields = {}) => {
    const entry = { time: now().toISOString(), level, message, ...fields };
    write(
      JSON.stringify(entry, (_, value: unknown) =>
        typeof value === "string" ? clean(value) : value,
      ),
    );
  };
}

const longest = 4_000;

function clean(text: string): string {
  // Cut before, so that it takes little time, and after, so that no half of a password stays at the end.
  const scrubbed = scrub(text.slice(0, 2 * longest));
  return scrubbed.length > longest ? `${scrubbed.slice(0, longest)}...` : scrubbed;
}
