import { describeFacetChange } from "./describe-facet.ts";
import { Lines } from "./markdown-budget.ts";
import { levelWords } from "./markdown-details.ts";
import { code, escapeText } from "./markdown-escape.ts";
import type { Report, ReportedDifference } from "./report.ts";
import { list } from "./words.ts";

/** What could not be done, each with its environment and what to do. */
export function errorLines({ errors }: Report): Lines {
  return new Lines(
    "### What could not be done\n",
    errors.map(({ environment, code: name, message, hint }) => {
      const where = environment === null ? "" : `**${escapeText(environment)}** `;
      return `- ${where}${code(name)}: ${escapeText(`${message}. ${hint}`.replace(/\.\. /, ". "))}`;
    }),
  );
}

/** The table of what differs, its cells without any power. */
export function tableLines(report: Report, differences: readonly ReportedDifference[]): Lines {
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

/** Kinds that are not compared, counted and named. */
export function notComparedLines({ not_compared }: Report): Lines {
  return new Lines(
    "### Not compared\n",
    not_compared.map(({ environment, object_type, count: many, names }) => {
      const shown = names.map((name) => code(name)).join(", ");
      const more = many > names.length ? ` and ${many - names.length} more` : "";
      return `- ${many} of kind ${escapeText(object_type)} in ${escapeText(environment)}: ${shown}${more}`;
    }),
  );
}

/** What verifying each history came to, with the checks that are not in order. */
export function consistencyLines({ verifications }: Report): Lines {
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

/** What differs because the two versions of PostgreSQL keep it differently. */
export function serversLines(report: Report): Lines {
  const [env1, env2] = namesOf(report);
  return new Lines(
    "### Differences of the servers, not of the schemas\n",
    report.differences
      .filter(({ accepted, of_servers }) => of_servers && !accepted)
      .map(({ object_type, object_name, facets }) => {
        const changes = facets.map((change) => describeFacetChange(change, env1, env2));
        return `- ${escapeText(object_type)} ${code(object_name)}: ${escapeText(changes.join("; "))}`;
      }),
  );
}

/** What the baseline accepts in vain. */
export function staleLines({ stale = [] }: Report): Lines {
  return new Lines(
    "### Accepted, but no longer there\n\nThe baseline can be written anew without these.\n",
    stale.map(({ object_type, identity }) => `- ${escapeText(object_type)} ${code(identity)}`),
  );
}

/** What was compared, and where, in small print. */
export function footer({ options, env1, env2 }: Report): string {
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

/** The names of the two environments, as far as they are known. */
export function namesOf({ env1, env2 }: Report): [string, string] {
  return [env1?.name ?? "env1", env2?.name ?? "env2"];
}
