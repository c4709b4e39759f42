/** `1 difference`, `2 differences`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(many)} ${many === 1 ? noun : plural}`;
}

/** `1,234`; by hand, since the first use of Intl in a process takes as long as Node takes to start. */
function grouped(whole: number): string {
  return String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
