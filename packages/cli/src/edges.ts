import type { Ask } from "./ask.ts";

/** The world outside, as far as the command line touches it. */
export interface Edges {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  readonly readFile: (path: string) => Promise<string>;
  /** The nearest file of a name, in the working directory or above it. */
  readonly findUpward: (name: string) => Promise<string | undefined>;
  /** Asks whoever sits at the terminal; undefined where nobody does. */
  readonly ask: Ask | undefined;
  /** Writes a file, and the directories above it. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Resolves when somebody wants a command to end that runs until then. */
  readonly untilStopped: () => Promise<void>;
  /**
   * Writes a file piece by piece as `produce` hands them over, and the
   * directories above it; where that fails, the file is as it was.
   */
  readonly streamFile: <Result>(
    path: string,
    produce: (write: (text: string) => Promise<void>) => Promise<Result>,
  ) => Promise<Result>;
}

/** A stream that a person or a program reads. */
export interface Output {
  readonly write: (text: string) => void;
  /** Waits until whoever reads has caught up, so that long output is not kept in memory. */
  readonly drained: () => Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; infinite where there is none. */
  readonly width: number;
}
