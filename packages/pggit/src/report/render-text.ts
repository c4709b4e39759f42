import { describeFacetChange } from "./describe-facet.ts";
import { isNew, type Report, type ReportedDifference } from "./report.ts";
import { layTable } from "./text-table.ts";
import { headline, summarySentences } from "./verdict.ts";
import { oneLine } from "./visible.ts";
import { list } from "./words.ts";
import { type Measure, wrapWords } from "./wrap-words.ts";

/** How the report is set in a terminal. */
export interface TextOptions {
  /** Columns of the terminal; infinite where there is none. */
  readonly width: number;
  readonly colour: boolean;
  /** Columns that a text takes up; by default its characters. */
  readonly measure?: Measure;
}

const columns = ["object_type", "object_name", "env1_status", "env2_status", "difference"];

const levelColours = { major: "31", minor: "33", patch: "36" } as const;

/**
 * The report as aligned text with the columns of compare_environments, the
 * changes of each object on lines of their own below it.
 *
 * Equal objects are listed where the report has them. No text of a database
 * can move the cursor or colour anything.
 */
export function renderText(report: Report, options: TextOptions): string {
  const blocks = [
    [
      emphasised(oneLine(headline(report)), options),
      ...wrapped(summarySentences(report).join(" "), options),
    ],
    errorLines(report, options),
    environmentLines(report).flatMap((line) => wrapped(line, options)),
    tableLines(report, options),
    notComparedLines(report).flatMap((line) => wrapped(line, options)),
    consistencyLines(report, options),
    staleLines(report).flatMap((line) => wrapped(line, options)),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function environmentLines({ env1, env2 }: Report): string[] {
  return [env1, env2].flatMap((environment, index) =>
    environment
      ? oneLine(
          `env${index + 1} = ${environment.name} (PostgreSQL ${environment.server_version}, ${
            environment.pggit_version === null
              ? "pgGit not installed"
              : `pgGit ${environment.pggit_version}`
          })`,
        )
      : [],
  );
}

function tableLines(report: Report, options: TextOptions): string[] {
  const { differences, same = [] } = report;
  const rows = [
    ...differences.map((row) => ({
      ...row,
      difference: `${row.difference}${standing(row)}`,
    })),
    ...same.map((row) => ({ ...row, difference: "Same" })),
  ];
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.object_type,
    row.object_name,
    row.env1_status,
    row.env2_status,
    row.difference,
  ]);
  const table = layTable(columns, cells, {
    width: options.width,
    ...(options.measure && { measure: options.measure }),
    paint: (text, row, column) => {
      const difference = differences[row];
      return column === 4 && difference && isNew(difference)
        ? coloured(text, levelColours[difference.level], options)
        : text;
    },
  });
  const below = table.rows.flatMap((lines, index) => {
    const difference = differences[index];
    return difference && !difference.accepted
      ? [...lines, ...facetLines(difference, report, options)]
      : lines;
  });
  return [...table.head, ...below];
}

function standing({ accepted, of_servers }: ReportedDifference): string {
  if (accepted) return " (accepted)";
  return of_servers ? " (of the servers)" : "";
}

function facetLines(
  { facets }: ReportedDifference,
  { env1, env2 }: Report,
  options: TextOptions,
): string[] {
  return facets.flatMap((change) => {
    const words = oneLine(describeFacetChange(change, env1?.name ?? "env1", env2?.name ?? "env2"));
    const breaking = change.level === "major" ? " (breaking)" : "";
    return indented(`${words}${breaking}`, options);
  });
}

function errorLines({ errors }: Report, options: TextOptions): string[] {
  return errors.flatMap(({ environment, message, hint }) => {
    const where = environment === null ? "" : `${oneLine(environment)}: `;
    return [
      `${coloured("error:", "31", options)} ${where}${oneLine(message)}`,
      ...(hint === "" ? [] : [`hint: ${oneLine(hint)}`]),
    ];
  });
}

function notComparedLines({ not_compared }: Report): string[] {
  return not_compared.map(({ environment, object_type, count, names }) => {
    const more = count > names.length ? [`${count - names.length} more`] : [];
    return oneLine(
      `not compared in ${environment}: ${count} of kind ${object_type}: ${list([...names, ...more])}`,
    );
  });
}

function consistencyLines({ verifications }: Report, options: TextOptions): string[] {
  return verifications.flatMap(({ environment, message, checks }) => [
    ...wrapped(`${environment}: ${message}`, options),
    ...checks
      .filter((check) => check.status !== "ok")
      .flatMap(({ status, check_name, details }) =>
        indented(oneLine(`${status}: ${check_name}: ${details}`), options),
      ),
  ]);
}

function staleLines({ stale = [] }: Report): string[] {
  return stale.map(({ object_type, identity }) =>
    oneLine(`no longer there, though accepted by the baseline: ${object_type} ${identity}`),
  );
}

function wrapped(text: string, { width, measure }: TextOptions): string[] {
  return wrapWords(oneLine(text), width, measure);
}

/** Lines that belong to the one above; those that go on are set in further. */
function indented(text: string, { width, measure }: TextOptions): string[] {
  const lines = wrapWords(text, width - 6, measure);
  return lines.map((line, index) => `${index === 0 ? "    " : "      "}${line}`);
}

function emphasised(text: string, options: TextOptions): string {
  return coloured(text, "1", options);
}

function coloured(text: string, code: string, { colour }: TextOptions): string {
  return colour && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
}
