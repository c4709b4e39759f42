/** Writes what was printed in the place of what a page says, for whoever looks at the difference then. */
import { writeFileSync } from "node:fs";
import type { Rewrite } from "./page-session.ts";

const root = new URL("../../", import.meta.url);

/** Puts changes into a page, the last first, so that those before keep their lines. */
export function rewrite(file: string, markdown: string, changes: readonly Rewrite[]): void {
  const lines = markdown.split("\n");
  for (const { line, shown, printed } of changes.toSorted((a, b) => b.line - a.line)) {
    const count = shown === "" ? 0 : shown.split("\n").length;
    lines.splice(line - 1, count, ...believable(printed).split("\n"));
  }
  writeFileSync(new URL(file, root), lines.join("\n"));
}

/** With the names of a reader's world in the place of those of the test's. */
function believable(printed: string): string {
  return printed
    .replaceAll(/127\.0\.0\.1:\d+\/test_\w+/g, "db.example.com:5432/shop")
    .replaceAll(/test_[0-9a-f]{12}/g, "shop")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:8080")
    .replaceAll(/[ \r]+$/gm, "")
    .trimEnd();
}
