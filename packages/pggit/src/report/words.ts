/** `1 difference`, `2 differences`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${many.toLocaleString("en-US")} ${many === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
