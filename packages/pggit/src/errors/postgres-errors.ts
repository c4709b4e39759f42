import { codeOfSqlstate } from "./error-table.ts";
import type { ErrorContent } from "./pggit-error.ts";
import { sentence } from "./sentence.ts";

/** The fields of PostgreSQL's ErrorResponse, as pg, the Neon driver and PGlite all name them. */
interface PostgresError {
  readonly message: string;
  readonly code: string;
  readonly detail?: string;
  readonly hint?: string;
}

type Rule = (
  error: PostgresError,
  label: string,
) => Pick<ErrorContent, "code" | "message" | "hint">;

const refusedLogin: Rule = (error, label) => ({
  code: "AUTHENTICATION_FAILED",
  message: `${label} refused the login: ${error.message}.`,
  hint: "Check user and password of the target, and that pg_hba.conf lets this user connect from here.",
});

const lostConnection: Rule = (error, label) => ({
  code: "CONNECTION_FAILED",
  message: `The connection to ${label} was lost: ${error.message}.`,
  hint: "Try again when the server accepts connections; its log says why it ended this one.",
});

const notNow: Rule = (error, label) => ({
  code: "CONNECTION_FAILED",
  message: `${label} takes no connection now: ${error.message}.`,
  hint: "Try again in a moment, or close connections that are no longer needed.",
});

const busy =
  (hint: string): Rule =>
  (error) => ({
    code: "DATABASE_BUSY",
    message: sentence(error.message),
    hint: error.hint ?? hint,
  });

const missingPrivilege: Rule = (error) => ({
  code: "MISSING_PRIVILEGE",
  message: sentence(error.message),
  hint: "Grant the connecting role what it lacks, or connect as a role that has it.",
});

/** By SQLSTATE; https://www.postgresql.org/docs/current/errcodes-appendix.html */
const rules = new Map<string, Rule>([
  ["28P01", refusedLogin],
  ["28000", refusedLogin],
  [
    "3D000",
    (error, label) => ({
      code: "DATABASE_NOT_FOUND",
      message: `${label} cannot be opened: ${error.message}.`,
      hint: "Check the name of the database in the target.",
    }),
  ],
  ["42501", missingPrivilege],
  [
    "25006",
    (error) => ({
      code: "SERVER_READ_ONLY",
      message: sentence(error.message),
      hint: "Connect to the primary server, and outside a read-only transaction.",
    }),
  ],
  ["40001", busy("Another transaction changed the same rows, so nothing was done; try again.")],
  ["40P01", busy("Two transactions waited for each other, so nothing was done; try again.")],
  [
    "55P03",
    busy("Another session holds the lock, so nothing was done; try again when it has ended."),
  ],
  ["53300", notNow],
  ["57P03", notNow],
  ["57P01", lostConnection],
  ["57P02", lostConnection],
  ["57P05", lostConnection],
]);

const hints = new Map<string, string>([
  ["57014", "Raise or unset statement_timeout for this role, or look who cancelled the statement."],
  ["53100", "The disk of the server is full; make room and try again."],
]);

/** An error that a PostgreSQL server sent, whichever driver brought it. */
export function fromPostgres(thrown: unknown, label: string): ErrorContent | undefined {
  if (!isPostgresError(thrown)) return undefined;
  const { code: sqlstate, detail } = thrown;
  const own = codeOfSqlstate(sqlstate);
  const rule = rules.get(sqlstate) ?? (sqlstate.startsWith("08") ? lostConnection : undefined);
  const content = rule?.(thrown, label) ?? {
    code: own ?? ("DATABASE_ERROR" as const),
    message: sentence(thrown.message),
    hint: thrown.hint ?? hints.get(sqlstate) ?? `PostgreSQL reports SQLSTATE ${sqlstate}.`,
  };
  return { ...content, sqlstate, ...(detail && { detail }) };
}

function isPostgresError(thrown: unknown): thrown is PostgresError {
  if (!(thrown instanceof Error) || !("code" in thrown)) return false;
  // EPIPE has the shape of a SQLSTATE too; only a server's error has a severity.
  return "severity" in thrown && /^[0-9A-Z]{5}$/.test(String(thrown.code));
}
