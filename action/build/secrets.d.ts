type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Every string that may not come to light because of a target: what it resolves to, its host, its password, and the
 * password in the encodings that drivers, logs and JSON give it.
 *
 * @param target an input: a connection URL or string, `env:NAME`, or an ARN
 * @param environment the job's variables
 * @param resolve follows a reference to the connection that it stands for; where it fails, the comparison reports it
 * @returns each string once, the longest first, so that replacing them in order leaves no remains
 */
export declare function secretsOfTarget(target: string, environment: Environment, resolve: (target: string) => Promise<string>): Promise<string[]>;
/** The strings of several targets as one list. */
export declare function longestFirst(strings: readonly string[]): string[];
/**
 * Replaces secrets in a text. The runner masks its own log only; comments, files and outputs are ours to keep clean.
 *
 * Strings of fewer than four characters stay: a password like `a` would turn every report into asterisks, and what is
 * left of it gives nothing away that the reader could tell from ordinary text.
 *
 * @param text any text that is about to leave the process
 * @param secrets the longest first
 */
export declare function redact(text: string, secrets: readonly string[]): string;
/** {@link redact} for every string inside a value of plain data, keys excepted. */
export declare function redactDeep<Value>(value: Value, secrets: readonly string[]): Value;
export {};
//# sourceMappingURL=secrets.d.ts.map