/** Whether a target is an embedded database: `memory:`, `pglite:` or `pglite:/directory`. */
export function isEmbedded(target: string): boolean {
  return /^(memory|pglite):/i.test(target);
}

/** The directory of an embedded database; undefined keeps it in memory. */
export function embeddedDirectory(target: string): string | undefined {
  const [, kind = "", rest = ""] = /^(\w+):(?:\/\/)?(.*)$/s.exec(target) ?? [];
  return kind.toLowerCase() === "pglite" && rest !== "" ? rest : undefined;
}
