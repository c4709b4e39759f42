import { Report, secretsOf } from "pggit";

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
export async function secretsOfTarget(
  target: string,
  environment: Environment,
  resolve: (target: string) => Promise<string>,
): Promise<string[]> {
  const resolved = await resolve(target).catch(() => null);
  // Also what resolving refuses: a URL with a mistake in it has a password all the same.
  const variable = environment[target.replace(/^env:\s*/i, "")];
  const found = [target, resolved, variable].flatMap((text) => (text ? withItself(text) : []));
  return longestFirst(found);
}

/** The strings of several targets as one list. */
export function longestFirst(strings: readonly string[]): string[] {
  return [...new Set(strings)].toSorted((a, b) => b.length - a.length);
}

/** A connection is secret as a whole, even where no password is recognised in it; a reference to one is not. */
function withItself(target: string): string[] {
  if (/^(env|arn):/i.test(target.trim())) return [];
  return [target, ...secretsOf(target), ...hostOf(target)];
}

/**
 * The database's address: of use to nobody who reads a public pull request but an attacker. A name without a dot, such
 * as that of a service container, is an ordinary word and leads nowhere.
 */
function hostOf(target: string): string[] {
  const host =
    URL.parse(target)?.hostname || /\bhost(?:addr)?\s*=\s*'?([^\s']+)/i.exec(target)?.[1];
  return host?.includes(".") ? [host] : [];
}

/**
 * Replaces secrets in a text. The runner masks its own log only; comments, files and outputs are ours to keep clean.
 *
 * Strings of fewer than four characters stay: a password like `a` would turn every report into asterisks, and what is
 * left of it gives nothing away that the reader could tell from ordinary text.
 *
 * @param text any text that is about to leave the process
 * @param secrets the longest first
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, "***");
  }
  return clean;
}

/** {@link redact} for every string of a report. */
export function redactReport(report: Report, secrets: readonly string[]): Report {
  const text = JSON.stringify(report, (_key, inner: unknown) =>
    typeof inner === "string" ? redact(inner, secrets) : inner,
  );
  return Report.parse(JSON.parse(text));
}
