/**
 * Every form in which the secret of a connection target could come to light: the target itself, its password as
 * written, decoded, and in each encoding that a driver, a log line or a JSON file might give it.
 *
 * @param target a connection URL or a libpq string (`host=... password=...`); a reference (`env:`, ARN) holds no
 *   secret, so it is to be resolved first
 * @returns the forms, without repetition, the longest first, so that replacing them in order leaves no remains
 */
export declare function secretForms(target: string): string[];
/**
 * Replaces secrets in a text. The runner masks its own log only; comments, files and outputs are ours to keep clean.
 *
 * Forms of fewer than four characters stay: a password like `a` would turn every report into asterisks, and what is
 * left of it gives nothing away that the reader could tell from ordinary text.
 *
 * @param text any text that is about to leave the process
 * @param forms what {@link secretForms} returned
 */
export declare function redact(text: string, forms: readonly string[]): string;
/** {@link redact} for every string inside a value of plain data, keys excepted. */
export declare function redactDeep<Value>(value: Value, forms: readonly string[]): Value;
//# sourceMappingURL=secrets.d.ts.map