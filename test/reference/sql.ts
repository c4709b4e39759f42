/** docs/reference/sql.md: the functions that people call, from their files and the operation registry. */
import { errorTable, type Operation, operations } from "pggit";
import { anchor, code, errorLinks, fenced, head, paragraphs, prose, table } from "./markdown.ts";
import { doorsBehind, namedRoles, type SqlFunction, sqlFunctions } from "./sql-function.ts";

/** Functions that no operation calls, and that people do call. */
const further = [
  "fold",
  "commit_definitions",
  "diff_definitions",
  "conflict_report",
  "set_conflict_policy",
  "purge_history_step",
  "list_jobs",
  "cancel_job",
];

const intro = `Every function of the schema \`pggit\` that is for people to call. What is not here serves those, and may change with any release. How to use them is in the [guides](../README.md).

Each has one overload, so that untyped literals resolve; arguments may be given by name (\`older_than => '1 year'\`). "Who may" names the least role; each role is a member of the one before: \`pggit_reader\`, \`pggit_operator\`, \`pggit_admin\`. Errors have a SQLSTATE of the class \`PG\`; [errors.md](errors.md) says what to do about each.`;

const ranks = ["pggit_reader", "pggit_operator", "pggit_admin"];

/** The page. */
export function sqlReference(): string {
  const functions = sqlFunctions();
  const roles = namedRoles();
  const operationOf = new Map(operations.map((operation) => [nameOf(operation), operation]));
  const names = [...operationOf.keys(), ...further];
  const publicOnes = names.map((name) => {
    const found = functions.get(name);
    if (!found) throw new Error(`sql/functions has no ${name}`);
    return found;
  });
  const byDomain = Map.groupBy(publicOnes, ({ domain }) => domain);
  const list = [...byDomain].map(
    ([domain, group]) =>
      `- **${domain}**: ${group.map(({ name }) => `[${name}](#${anchor(`pggit.${name}`)})`).join(", ")}`,
  );
  const sections = publicOnes.map((found) =>
    paragraphs(
      `## pggit.${found.name}`,
      fenced(found.signature),
      described(found.header),
      argumentTable(operationOf.get(found.name)),
      facts(found, operationOf.get(found.name), doorsBehind(found, functions, roles), roles),
    ),
  );
  return `${paragraphs(head("SQL functions", "the files in packages/pggit/sql/functions and the operations").trimEnd(), intro, list.join("\n"), ...sections)}\n`;
}

function nameOf({ fn }: Operation): string {
  return fn.replace("pggit.", "");
}

/** A header's comment as Markdown: what it sets off by indenting stays as it is set. */
function described(header: string): string {
  const parts: string[] = [];
  for (const part of header.split(/\n(?:\n|(?= {2,}\S)|(?<=^ {2,}[^\n]*\n)(?=\S))/m)) {
    const isSet = part.split("\n").every((line) => line === "" || line.startsWith("  "));
    parts.push(isSet ? part : prose(part));
  }
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.startsWith("  ") && last?.startsWith("  "))
      joined[joined.length - 1] = `${last}\n${part}`;
    else joined.push(part);
  }
  return paragraphs(...joined.map((part) => (part.startsWith("  ") ? fenced(part) : part.trim())));
}

function argumentTable(operation: Operation | undefined): string {
  if (!operation) return "";
  const rows = Object.entries(operation.input.shape).flatMap(([name, type]) => {
    const description = "description" in type ? String(type.description ?? "") : "";
    // What a switch of the command line says is about the switch, not about the argument.
    return description === "" || operation.flags?.[name] ? [] : [[code(name), prose(description)]];
  });
  return table(["argument", ""], rows);
}

function facts(
  found: SqlFunction,
  operation: Operation | undefined,
  doors: ReadonlyMap<string, string>,
  roles: ReadonlyMap<string, string>,
): string {
  const own = found.isDefiner ? (roles.get(found.name) ?? "the owner of pgGit") : "pggit_reader";
  const higher = [...doors].filter(([, role]) => ranks.indexOf(role) > ranks.indexOf(own));
  const needed = [...Map.groupBy(higher, ([, role]) => role)].map(
    ([role, group]) =>
      `${code(role)} where it comes to ${group.map(([name]) => code(name)).join(", ")}`,
  );
  const codes = errorsOf(found, operation);
  const rights = found.isDefiner ? "with those of pgGit's owner" : "with the caller's rights";
  return [
    `- **Who may:** ${[code(own), ...needed].join("; ")}. It runs ${rights}.`,
    ...(codes.length > 0 ? [`- **Errors:** ${errorLinks(codes)}`] : []),
    ...(operation
      ? [
          `- **Elsewhere:** [\`pggit ${operation.name}\`](cli.md#${anchor(`pggit ${operation.name}`)})`,
        ]
      : []),
  ].join("\n");
}

function errorsOf({ header }: SqlFunction, operation: Operation | undefined): string[] {
  const states = new Set([...header.matchAll(/\bPG\d{3}\b/g)].map(([state]) => state));
  const named = Object.entries(errorTable).flatMap(([name, { sqlstate }]) =>
    sqlstate !== null && states.has(sqlstate) ? [name] : [],
  );
  return [...new Set([...named, ...(operation?.raises ?? [])])].sort();
}
