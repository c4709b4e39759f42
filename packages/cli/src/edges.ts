/** The world outside, as far as the command line touches it. */
export interface Edges {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  readonly readFile: (path: string) => Promise<string>;
  /** Writes a file, and the directories above it. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

/** A stream that a person or a program reads. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; infinite where there is none. */
  readonly width: number;
}
