/** Pieces of Markdown that the reference is put together from. */

/** The first lines of a generated page. */
export function head(title: string, source: string): string {
  return `# ${title}\n\n<!-- Generated from ${source} by npm run generate. Do not edit. -->\n`;
}

/** A table; nothing where there are no rows. */
export function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return [names, names.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`)
    .join("\n");
}

/** Text between backticks; nothing where there is none. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

/** Prose in which nothing but code between backticks is taken for markup. */
export function prose(text: string): string {
  return text.replaceAll(/`[^`]*`|[<*]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}

/** A fenced block that is longer than any fence in it. */
export function fenced(text: string, language = "text"): string {
  const fence = "`".repeat(
    Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Parts with a blank line between them, those that are empty left out. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The anchor that GitHub gives a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Links to codes of the error table. */
export function errorLinks(codes: Iterable<string>): string {
  return [...codes].map((name) => `[${name}](errors.md#${anchor(name)})`).join(", ");
}
