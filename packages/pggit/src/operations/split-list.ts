/**
 * The values of a list that stands in one text: separated by commas, but for
 * those in double quotes, as SQL quotes names. What is quoted keeps its quotes;
 * what is empty is no value.
 */
export function splitList(text: string): string[] {
  const values = text.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [];
  return values.map((value) => value.trim()).filter((value) => value !== "");
}

/** {@link splitList} of exact names: one that is quoted stands for what is within its quotes. */
export function splitNames(text: string): string[] {
  return splitList(text).map((value) =>
    /^"(?:[^"]|"")+"$/.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value,
  );
}
