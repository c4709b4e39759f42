import { Allowance, cut } from "./markdown-budget.ts";
import { detailsOf } from "./markdown-details.ts";
import { byteLength, escapeText } from "./markdown-escape.ts";
import {
  consistencyLines,
  errorLines,
  footer,
  namesOf,
  notComparedLines,
  serversLines,
  staleLines,
  tableLines,
} from "./markdown-sections.ts";
import { isNew, type Report, type ReportedDifference } from "./report.ts";
import { headline, summarySentences } from "./verdict.ts";
import { count, list } from "./words.ts";

/** How long the Markdown may be. */
export interface MarkdownOptions {
  /** Most UTF-8 bytes; GitHub refuses a comment of more than 65,536 characters. */
  readonly budget: number;
}

/** Room for the sentence that says what was left out. */
const omissionBytes = 400;

/** What the table may take of the room before the details get any. */
const tableShare = 0.5;

/**
 * The report as GitHub-flavoured Markdown: the verdict, what differs (the
 * furthest-reaching first), each object's changes and diff folded, what was not
 * compared, and the consistency of each environment's history.
 *
 * Within a budget detail is dropped from the least important end, and a
 * sentence says how much. No name or text of a database can format, mention or
 * link anything.
 */
export function renderMarkdown(report: Report, { budget }: MarkdownOptions): string {
  const whole = compose(report, Number.POSITIVE_INFINITY);
  if (byteLength(whole) <= budget) return whole;
  return cut(compose(report, budget - omissionBytes), budget);
}

function compose(report: Report, bytes: number): string {
  const allowance = new Allowance(bytes);
  const opening = [
    `## ${escapeText(headline(report))}`,
    escapeText(summarySentences(report).join(" ")),
  ];
  const footing = footer(report);
  for (const text of [...opening, footing]) allowance.take(text);

  const fresh = report.differences.filter(isNew);
  const errors = errorLines(report);
  const consistency = consistencyLines(report);
  const table = tableLines(report, fresh);
  const notCompared = notComparedLines(report);
  const servers = serversLines(report);
  const stale = staleLines(report);

  errors.fill(allowance);
  allowance.share(tableShare, (part) => consistency.fill(part));
  allowance.share(tableShare, (part) => table.fill(part));
  allowance.share(tableShare, (part) => notCompared.fill(part));
  const details = fitDetails(report, fresh, allowance);
  for (const lines of [table, notCompared, consistency, servers, stale]) lines.fill(allowance);

  const omitted = omission([
    count(errors.left, "error"),
    count(table.left, "row of the table", "rows of the table"),
    count(details.shortened, "definition"),
    count(details.left, "difference in detail", "differences in detail"),
    count(notCompared.left, "kind not compared", "kinds not compared"),
    count(consistency.left, "line on consistency", "lines on consistency"),
    count(servers.left, "difference of the servers", "differences of the servers"),
    count(stale.left, "stale entry of the baseline", "stale entries of the baseline"),
  ]);
  return [
    ...opening,
    errors.text(),
    table.text(),
    ...details.texts,
    omitted,
    notCompared.text(),
    consistency.text(),
    servers.text(),
    stale.text(),
    footing,
  ]
    .filter((text) => text !== "")
    .join("\n\n")
    .concat("\n");
}

function omission(counts: readonly string[]): string {
  const some = counts.filter((words) => !words.startsWith("0 "));
  return some.length === 0 ? "" : `**Left out to keep this short: ${list(some)}.**`;
}

function fitDetails(
  report: Report,
  differences: readonly ReportedDifference[],
  allowance: Allowance,
) {
  const [env1, env2] = namesOf(report);
  const texts: string[] = [];
  let shortened = 0;
  for (const difference of differences) {
    const variants = detailsOf(difference, env1, env2);
    const chosen = variants.findIndex((text) => allowance.take(text));
    const text = variants[chosen];
    // What follows is less important: nothing of it is shown in this one's place.
    if (text === undefined) break;
    if (chosen > 0) shortened += 1;
    texts.push(text);
  }
  return { texts, shortened, left: differences.length - texts.length };
}
