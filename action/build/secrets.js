/**
 * Every form in which the secret of a connection target could come to light: the target itself, its password as
 * written, decoded, and in each encoding that a driver, a log line or a JSON file might give it.
 *
 * @param target a connection URL or a libpq string (`host=... password=...`); a reference (`env:`, ARN) holds no
 *   secret, so it is to be resolved first
 * @returns the forms, without repetition, the longest first, so that replacing them in order leaves no remains
 */
export function secretForms(target) {
    const forms = new Set();
    for (const password of passwords(target)) {
        for (const form of encodings(password))
            addLines(forms, form);
    }
    if (forms.size > 0) {
        addLines(forms, target);
        addLines(forms, target.trim());
        addLines(forms, URL.parse(target)?.href ?? "");
    }
    forms.delete("");
    return [...forms].sort((a, b) => b.length - a.length);
}
/** The password as written in the target and, where it is percent-encoded, decoded. */
function passwords(target) {
    const url = URL.parse(target);
    const written = [
        // By the last @ before the path: the part that URL parsers disagree on when a password was not encoded.
        /^[a-z][a-z0-9+.-]*:\/\/[^:/?#@]*:(.*)@/is.exec(target.trim())?.[1],
        url?.password,
        url?.searchParams.get("password"),
        url?.searchParams.get("sslpassword"),
        ...keywordPasswords(target),
    ];
    return written.flatMap((text) => (text ? [text, decoded(text)] : []));
}
/** `password=secret` and `password='it''s'` of a libpq connection string. */
function keywordPasswords(target) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target.trim()))
        return [];
    const values = target.matchAll(/\b(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)+))/gis);
    return [...values].map((match) => (match[1] ?? match[2] ?? "").replace(/\\(.)/gs, "$1"));
}
function encodings(password) {
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
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        // A stray percent sign: the text is the password itself.
        return text;
    }
}
/** The runner masks line by line, so a secret of several lines is masked as each of them. */
function addLines(forms, form) {
    forms.add(form);
    for (const line of form.split(/\r?\n/))
        forms.add(line.trim());
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
export function redact(text, forms) {
    let clean = text;
    for (const form of forms) {
        if (form.length >= 4)
            clean = clean.replaceAll(form, "***");
    }
    return clean;
}
/** {@link redact} for every string inside a value of plain data, keys excepted. */
export function redactDeep(value, forms) {
    return JSON.parse(JSON.stringify(value, (_key, inner) => typeof inner === "string" ? redact(inner, forms) : inner));
}
//# sourceMappingURL=secrets.js.map