/** One of several answers. */
export interface Choice<Value extends string> {
  readonly value: Value;
  /** Shown beside it. */
  readonly hint: string;
}

/** Asks a person at a terminal. Every question may be given up, which is undefined. */
export interface Ask {
  /** One of several. */
  choose<Value extends string>(
    question: string,
    choices: readonly Choice<Value>[],
  ): Promise<Value | undefined>;
  /**
   * A line of text.
   *
   * @param refuse says what is wrong with an answer; undefined takes it
   */
  line(
    question: string,
    refuse?: (answer: string) => string | undefined,
  ): Promise<string | undefined>;
}
