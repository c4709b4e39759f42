/**
 * Every form in which the secret of a connection target could come to light: the target itself, its password as
 * written, decoded, and in each encoding that a driver, a log line or a JSON file might give it.
 *
 * @param target a connection URL or a libpq string (`host=... password=...`); a reference (`env:`, ARN) holds no
 *   secret, so it is to be resolved first
 * @returns the forms, without repetition, the longest first, so that replacing them in order leaves no remains
 */
export function secretForms(target: string): string[] {
  const forms = new Set<string>();
  for (const password of passwords(target)) {
    for (const form of encodings(password)) addLines(forms, form);
  }
  if (forms.size > 0 || urlScheme.test(target)) {
    addLines(forms, target);
    addLines(forms, URL.parse(target)?.href ?? "");
  }
  forms.delete("");
  return [...forms].sort((a, b) => b.length - a.length);
}

const urlScheme = /^\s*[a-z][a-z0-9+.-]*:\/\//i;

/** The password as written in the target and, where it is percent-encoded, decoded. */
function passwords(target: string): string[] {
  const url = URL.parse(target);
  const written = [
    // Up to the last @, wherever it stands: with a password that should have been encoded, parsers stop elsewhere.
    /^[a-z][a-z0-9+.-]*:\/\/[^:/?#@]*:(.*)@/is.exec(target.trim())?.[1],
    url?.password,
    url?.searchParams.get("password"),
    url?.searchParams.get("sslpassword"),
    ...keywordPasswords(target),
  ];
  return written.flatMap((text) => (text ? [text, decoded(text)] : []));
}

/** `password=secret` and `password='it''s'` of a libpq connection string. */
function keywordPasswords(target: string): string[] {
  if (urlScheme.test(target)) return [];
  const values = target.matchAll(
    /\b(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)+))/gis,
  );
  return [...values].map((match) => (match[1] ?? match[2] ?? "").replace(/\\(.)/gs, "$1"));
}

function encodings(password: string): string[] {
  const percent = encodeURIComponent(password);
  const strict = percent.replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return [
    password,
    percent,
    strict,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    strict.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    strict.replaceAll("%20", "+"),
    JSON.stringify(password).slice(1, -1),
    password.replaceAll("'", "''"),
    Buffer.from(password).toString("base64"),
    Buffer.from(password).toString("base64url"),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the text is the password itself.
    return text;
  }
}

/** The runner masks line by line, so a secret of several lines is masked as each of them. */
function addLines(forms: Set<string>, form: string): void {
  forms.add(form);
  for (const line of form.split(/\r?\n/)) forms.add(line.trim());
}

/**
 * Replaces secrets in a text. The runner masks its own log only; comments, files and outputs are ours to keep clean.
 *
 * Forms of fewer than four characters stay: a password like `a` would turn every report into asterisks, and what is
 * left of it gives nothing away that the reader could tell from ordinary text.
 *
 * @param text any text that is about to leave the process
 * @param forms what {@link secretForms} returned
 */
export function redact(text: string, forms: readonly string[]): string {
  let clean = text;
  for (const form of forms) {
    if (form.length >= 4) clean = clean.replaceAll(form, "***");
  }
  return clean;
}

/** {@link redact} for every string inside a value of plain data, keys excepted. */
export function redactDeep<Value>(value: Value, forms: readonly string[]): Value {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "string" ? redact(inner, forms) : inner,
    ),
  ) as Value;
}
