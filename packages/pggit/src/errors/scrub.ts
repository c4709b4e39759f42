/**
 * Takes passwords out of a text that is about to be shown.
 *
 * @param text anything, such as the message of a driver
 * @param secrets strings that are known to be secret; those under three characters are left to the patterns, since
 *   replacing a single letter everywhere would ruin the text and hide nothing
 */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    if (secret.length > 2) clean = clean.replaceAll(secret, "***");
  }
  return (
    clean
      // The scheme is bounded: unbounded, a long word takes time by the square of its length.
      .replaceAll(/([a-z][a-z0-9+.-]{0,30}:\/\/[^:/?#\s@]*):[^\s/]*@/gi, "$1:***@")
      .replaceAll(/\b((?:ssl)?password)(\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&'"]+)/gi, "$1$2***")
  );
}
