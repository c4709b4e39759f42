/** docs/reference/errors.md: the error table, with what each code says and what to do about it. */
import { errorTable } from "pggit";
import { errorMeanings } from "../../packages/pggit/src/errors/error-meanings.ts";
import { errorRemedies } from "../../packages/pggit/src/errors/error-remedies.ts";
import { code, head, paragraphs, table } from "./markdown.ts";

const intro = `Every error has a code, the same in SQL, on the command line, over HTTP and in a report. SQL raises it with the SQLSTATE, HTTP answers the status, and the command line ends with 2. The message says what was wrong in your case, its hint what to do; this page is for what is behind it.`;

/** The page. */
export function errorReference(): string {
  const entries = Object.entries(errorTable) as [
    keyof typeof errorTable,
    { sqlstate: string | null; status: number },
  ][];
  const list = entries
    .filter(([, { sqlstate }]) => sqlstate !== null)
    .map(
      ([name, { sqlstate }]) =>
        [code(sqlstate ?? ""), `[${name}](#${name.toLowerCase()})`] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sections = entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { sqlstate, status }]) =>
      paragraphs(
        `## ${name}`,
        `${errorMeanings[name]} (${sqlstate === null ? "" : `SQLSTATE ${code(sqlstate)}, `}HTTP ${status})`,
        `**What to do:** ${errorRemedies[name]}`,
      ),
    );
  return `${paragraphs(head("Errors", "the error table in packages/pggit/src/errors").trimEnd(), intro, "By SQLSTATE:", table(["SQLSTATE", "code"], list), ...sections)}\n`;
}
