import type { ErrorContent } from "./pggit-error.ts";

interface Pattern {
  readonly test: RegExp;
  readonly content: (label: string, message: string) => ErrorContent;
}

/** What the drivers say in words alone, without a code. */
const patterns: readonly Pattern[] = [
  {
    test: /HTTP status 507|response is too large/i,
    content: (label) => ({
      code: "ANSWER_TOO_LARGE",
      message: `The answer of ${label} is larger than its HTTP endpoint passes on.`,
      hint: "Ask for less at once, or run the query in a transaction, which uses a WebSocket.",
    }),
  },
  {
    test: /timeout expired|^Query read timeout|timeout exceeded/i,
    content: (label) => ({
      code: "CONNECTION_TIMEOUT",
      message: `${label} did not answer in time.`,
      hint: "Check that a firewall or allow-list lets this machine connect.",
    }),
  },
  {
    test: /does not support SSL|establishing an SSL connection/i,
    content: (label) => ({
      code: "TLS_FAILED",
      message: `${label} does not offer TLS, which the target asks for.`,
      hint: "Turn TLS on at the server, or set sslmode=disable where the network is trusted.",
    }),
  },
  {
    test: /client password must be|no password supplied/i,
    content: (label) => ({
      code: "AUTHENTICATION_FAILED",
      message: `${label} asks for a password and the target has none.`,
      hint: "Add the password to the target, or set PGPASSWORD.",
    }),
  },
  {
    test: /^SASL|password authentication failed/i,
    content: (label) => ({
      code: "AUTHENTICATION_FAILED",
      message: `${label} refused the login.`,
      hint: "Check user and password of the target.",
    }),
  },
  {
    test: /terminated|not queryable|was closed|is clos(ed|ing)|connection (error|closed|lost)|websocket|socket (hang up|closed)|Error connecting to database/i,
    content: (label) => ({
      code: "CONNECTION_FAILED",
      message: `The connection to ${label} failed or was lost.`,
      hint: "Try again when the server accepts connections; its log says why it ended this one.",
    }),
  },
  {
    test: /HTTP status \d+/i,
    content: (label, message) => ({
      code: "CONNECTION_FAILED",
      message: `The HTTP endpoint of ${label} answered with an error: ${message}`,
      hint: "Check host and project of the target; if they are right, try again in a moment.",
    }),
  },
];

/** An error that a driver raises by itself and tells apart by its wording only. */
export function fromDriver(thrown: unknown, label: string): ErrorContent | undefined {
  // Errors of the language itself are faults in a program, whatever they say.
  if (!(thrown instanceof Error) || thrown instanceof TypeError) return undefined;
  return patterns.find(({ test }) => test.test(thrown.message))?.content(label, thrown.message);
}
