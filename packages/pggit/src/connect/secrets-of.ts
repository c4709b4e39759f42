import { parseTarget } from "./parse-target.ts";

/**
 * Every string that must be masked where this target may come to light: the
 * target itself, its password raw, decoded and in the encodings that drivers,
 * logs and JSON give it, and user:password in base64.
 *
 * @param target a connection URL or libpq connection string; references (`env:`, ARN) hold no secret, so they are to
 *   be resolved first
 * @returns the strings, each once, longest first, so that replacing them in order leaves no remains
 */
export function secretsOf(target: string): string[] {
  const text = target.trim();
  const written = passwordsIn(text);
  if (written.length === 0) return [];
  const plain = new Set(written.flatMap((password) => [password, decoded(password)]));
  const found = new Set([target, text, URL.parse(text)?.href ?? "", ...written]);
  for (const password of plain) {
    for (const form of encodings(password)) found.add(form);
    for (const user of usersIn(text)) found.add(base64(`${user}:${password}`));
  }
  // Logs are masked line by line, so a secret of several lines is each of them.
  for (const form of found) for (const line of form.split(/\r?\n/)) found.add(line.trim());
  found.delete("");
  return [...found].toSorted((a, b) => b.length - a.length);
}

/** As written. Lenient, since what cannot be parsed is printed by somebody all the same. */
function passwordsIn(target: string): string[] {
  const url = URL.parse(target);
  const inUrl = /^[a-z][a-z0-9+.-]*:\/\/[^:/?#@]*:(.*)@/is.exec(target)?.[1];
  const keywords = target.matchAll(
    /\b(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\&]|\\.)+))/gis,
  );
  return [
    inUrl,
    url?.password,
    url?.searchParams.get("password"),
    url?.searchParams.get("sslpassword"),
    ...[...keywords].map((match) => (match[1] ?? match[2])?.replaceAll(/\\(.)/gs, "$1")),
    attempt(() => parseTarget(target).password),
  ].flatMap((password) => password || []);
}

function usersIn(target: string): string[] {
  const user = attempt(() => parseTarget(target).user) ?? URL.parse(target)?.username;
  return user ? [user] : [];
}

function encodings(password: string): string[] {
  const percent = encodeURIComponent(password);
  // encodeURIComponent leaves these five; other encoders do not.
  const strict = percent.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [
    password,
    percent,
    strict,
    lower(percent),
    lower(strict),
    strict.replaceAll("%20", "+"),
    JSON.stringify(password).slice(1, -1),
    password.replaceAll("'", "''"),
    password.replaceAll(/['\\]/g, "\\$&"),
    base64(password),
    Buffer.from(password).toString("base64url"),
  ];
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function decoded(text: string): string {
  // A stray percent sign: the text is the password itself.
  return attempt(() => decodeURIComponent(text)) ?? text;
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
