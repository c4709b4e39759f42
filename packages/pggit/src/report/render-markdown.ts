import { Allowance, cut, Lines } from "./markdown-budget.ts";
import { detailsOf, levelWords } from "./markdown-details.ts";
import { byteLength, code, escapeText } from "./markdown-escape.ts";
import type { Report, ReportedDifference } from "./report.ts";
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

  const fresh = report.differences.filter((difference) => !difference.accepted);
  const errors = errorLines(report);
  const consistency = consistencyLines(report);
  const table = tableLines(report, fresh);
  const notCompared = notComparedLines(report);
  const stale = staleLines(report);

  errors.fill(allowance);
  allowance.share(tableShare, (part) => consistency.fill(part));
  allowance.share(tableShare, (part) => table.fill(part));
  allowance.share(tableShare, (part) => notCompared.fill(part));
  const details = fitDetails(report, fresh, allowance);
  for (const lines of [table, notCompared, consistency, stale]) lines.fill(allowance);

  const omitted = omission([
    count(errors.left, "error"),
    count(table.left, "row of the table", "rows of the table"),
    count(details.shortened, "definition"),
    count(details.left, "difference in detail", "differences in detail"),
    count(notCompared.left, "kind not compared", "kinds not compared"),
    count(consistency.left, "line on consistency", "lines on consistency"),
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

function errorLines({ errors }: Report): Lines {
  return new Lines(
    "### What could not be done\n",
    errors.map(({ environment, code: name, message, hint }) => {
      const where = environment === null ? "" : `**${escapeText(environment)}** `;
      return `- ${where}${code(name)}: ${escapeText(`${message}. ${hint}`.replace(/\.\. /, ". "))}`;
    }),
  );
}

function tableLines(report: Report, differences: readonly ReportedDifference[]): Lines {
  const environments = namesOf(report).map((name) => escapeText(name));
  const head = ["change", "type", "object", ...environments, "difference"];
  return new Lines(
    `| ${head.join(" | ")} |\n|${"---|".repeat(head.length)}`,
    differences.map((row) => {
      const level = row.level === "major" ? "**breaking**" : levelWords[row.level];
      const statuses = [row.env1_status, row.env2_status].map(statusCell);
      const cells = [level, escapeText(row.object_type), code(row.object_name), ...statuses];
      return `| ${[...cells, escapeText(row.difference)].join(" | ")} |`;
    }),
  );
}

/** A short hash is set as code, so that GitHub does not take it for a commit. */
function statusCell(status: string): string {
  return /^[0-9a-f]{7,}$/.test(status) ? code(status) : escapeText(status);
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

function notComparedLines({ not_compared }: Report): Lines {
  return new Lines(
    "### Not compared\n",
    not_compared.map(({ environment, object_type, count: many, names }) => {
      const shown = names.map((name) => code(name)).join(", ");
      const more = many > names.length ? ` and ${many - names.length} more` : "";
      return `- ${many} of kind ${escapeText(object_type)} in ${escapeText(environment)}: ${shown}${more}`;
    }),
  );
}

function consistencyLines({ verifications }: Report): Lines {
  return new Lines(
    "### Consistency of the history\n",
    verifications.flatMap(({ environment, message, checks }) => [
      `- **${escapeText(environment)}**: ${escapeText(message)}`,
      ...checks
        .filter((check) => check.status !== "ok")
        .map(
          (check) => `  - ${check.status}: ${code(check.check_name)} ${escapeText(check.details)}`,
        ),
    ]),
  );
}

function staleLines({ stale = [] }: Report): Lines {
  return new Lines(
    "### Accepted, but no longer there\n\nThe baseline can be written anew without these.\n",
    stale.map(({ object_type, identity }) => `- ${escapeText(object_type)} ${code(identity)}`),
  );
}

function footer({ options, env1, env2 }: Report): string {
  const servers = [env1, env2].flatMap((environment) =>
    environment
      ? `${environment.name}: PostgreSQL ${environment.server_version}, ${
          environment.pggit_version === null ? "no pgGit" : `pgGit ${environment.pggit_version}`
        }`
      : [],
  );
  const limits = [
    `Compared: ${list(["structure", ...options.include])}`,
    ...(options.schemas.length > 0 ? [`schemas ${list(options.schemas)}`] : []),
    ...(options.ignore.length > 0 ? [`ignored ${list(options.ignore)}`] : []),
  ];
  return `<sub>${[limits.join("; "), ...servers].map((text) => escapeText(text)).join(" · ")}</sub>`;
}

function namesOf({ env1, env2 }: Report): [string, string] {
  return [env1?.name ?? "env1", env2?.name ?? "env2"];
}
