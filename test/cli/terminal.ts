/** A program in a terminal of its own, and somebody who types. */
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";

/** What is run, and how wide the terminal is. */
export interface Started {
  readonly program: string;
  readonly argv: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  readonly columns?: number;
}

/** A terminal. */
export interface Terminal {
  /** Everything that was printed, without what moves the cursor or colours. */
  text(): string;
  /** Waits until a text is printed after what was waited for before. */
  shows(text: string): Promise<void>;
  type(keys: string): void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
  close(): void;
}

/** Milliseconds that a busy machine may take to print something. */
const patience = 30_000;

/** Starts a program in a terminal. */
export function terminal(started: Started): Terminal {
  const { program, argv, environment, directory, columns = 80 } = started;
  const child = spawn(program, [...argv], {
    cols: columns,
    rows: 50,
    name: "xterm",
    env: { PATH: process.env.PATH ?? "", TERM: "xterm", ...environment },
    ...(directory !== undefined && { cwd: directory }),
  });
  let raw = "";
  let seen = 0;
  let told = () => undefined as void;
  child.onData((data) => {
    raw += data;
    told();
  });
  const text = () => stripVTControlCharacters(raw).replaceAll("\r", "");
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => resolve(exitCode));
  });
  return {
    text,
    ended,
    type: (keys) => child.write(keys),
    close: () => child.kill(),
    shows(wanted) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`${JSON.stringify(wanted)} was not printed after:\n${text()}`));
        }, patience);
        told = () => {
          const at = text().indexOf(wanted, seen);
          if (at < 0) return;
          seen = at + wanted.length;
          told = () => undefined;
          clearTimeout(late);
          resolve();
        };
        told();
      });
    },
  };
}

/** What keys send. */
export const keys = { down: "\u001b[B", enter: "\r", giveUp: "\u0003", tab: "\t", clear: "\u0015" };
