import { byteLength } from "./markdown-escape.ts";

/** Between two blocks of a document. */
const blankLine = 2;

/** Bytes that are still free, handed out to those who ask first. */
export class Allowance {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Takes room for a text and the blank line after it, if there is enough. */
  take(text: string): boolean {
    const bytes = byteLength(text) + blankLine;
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  /** An allowance of a part of what is left; what it does not use stays with this one. */
  share<Result>(part: number, use: (allowance: Allowance) => Result): Result {
    const given = Number.isFinite(this.#left) ? Math.floor(this.#left * part) : this.#left;
    const allowance = new Allowance(given);
    const result = use(allowance);
    if (Number.isFinite(this.#left)) this.#left -= given - allowance.#left;
    return result;
  }
}

/** Lines under a heading, as many from the beginning as fit. */
export class Lines {
  readonly #heading: string;
  readonly #lines: readonly string[];
  #shown = 0;

  constructor(heading: string, lines: readonly string[]) {
    this.#heading = heading;
    this.#lines = lines;
  }

  get left(): number {
    return this.#lines.length - this.#shown;
  }

  /** Shows the next lines until one does not fit. */
  fill(allowance: Allowance): void {
    while (this.left > 0) {
      const next = this.#lines[this.#shown] ?? "";
      if (!allowance.take(this.#shown === 0 ? `${this.#heading}\n${next}` : next)) return;
      this.#shown += 1;
    }
  }

  text(): string {
    if (this.#shown === 0) return "";
    return [this.#heading, ...this.#lines.slice(0, this.#shown)].join("\n");
  }
}

/** The beginning of a text that has at most so many bytes, no character cut in two. */
export function cut(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text;
  let size = 0;
  let kept = "";
  for (const character of text) {
    size += byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
