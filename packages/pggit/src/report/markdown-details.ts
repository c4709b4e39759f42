import { describeFacetChange } from "./describe-facet.ts";
import { code, escapeText, fenced } from "./markdown-escape.ts";
import type { ReportedDifference } from "./report.ts";
import { count } from "./words.ts";

/** Facet lines that a shortened block keeps. */
const fewLines = 20;

/** How a level is called where people read it. */
export const levelWords = { major: "breaking", minor: "minor", patch: "patch" } as const;

/** The folded block of one object, in full and shortened, the fullest first. */
export function detailsOf(
  difference: ReportedDifference,
  env1: string,
  env2: string,
): readonly string[] {
  const lines = difference.facets.map((change) => {
    const words = escapeText(describeFacetChange(change, env1, env2));
    return change.level === "major" ? `- ${words} (breaking)` : `- ${words}`;
  });
  const body = bodyOf(difference);
  const full = block(difference, [lines.join("\n"), body]);
  if (lines.length === 0) return [full];
  const few = lines.slice(0, fewLines);
  const rest = lines.length - few.length;
  if (rest > 0) few.push(`- and ${count(rest, "more change")}`);
  const note = body === "" ? "" : "The definitions are left out to keep this short.";
  return [full, block(difference, [few.join("\n"), note])];
}

function bodyOf({ diff, definition }: ReportedDifference): string {
  if (diff !== "") return fenced(diff, "diff");
  return definition === null ? "" : fenced(definition, "sql");
}

function block(difference: ReportedDifference, parts: readonly string[]): string {
  const { object_type, object_name, level } = difference;
  const changes = difference.facets.length;
  const what = changes === 0 ? difference.difference : count(changes, "change");
  const title = `${escapeText(object_type)} ${code(object_name, 300)}: ${escapeText(what)}`;
  const summary = level === "major" ? `${title}, breaking` : title;
  const content = parts.filter((part) => part !== "");
  return [`<details><summary>${summary}</summary>`, ...content, "</details>"].join("\n\n");
}
