/**
 * The one table of errors: code, SQLSTATE where SQL raises it, HTTP status and
 * exit code of the command line. Every error that reaches a user has a row.
 *
 * SQLSTATE class `PG` is pgGit's own; five characters, `PG` and three digits. A
 * row has one exactly where a function in sql/ raises it.
 */
export const errorTable = {
  // Asking
  INVALID_ARGUMENT: { sqlstate: "PG001", status: 400, exit: 2 },
  INVALID_INTERVAL: { sqlstate: "PG002", status: 400, exit: 2 },
  UNKNOWN_ENVIRONMENT: { sqlstate: "PG003", status: 404, exit: 2 },
  ENVIRONMENT_EXISTS: { sqlstate: "PG004", status: 409, exit: 2 },
  UNKNOWN_SCHEMA: { sqlstate: "PG005", status: 404, exit: 2 },
  UNKNOWN_COMMIT: { sqlstate: "PG008", status: 404, exit: 2 },
  UNKNOWN_CHECK: { sqlstate: "PG040", status: 404, exit: 2 },
  UNKNOWN_OBJECT: { sqlstate: "PG045", status: 404, exit: 2 },
  BRANCH_DIFFERS: { sqlstate: "PG047", status: 409, exit: 2 },
  BRANCH_NOT_MERGED: { sqlstate: "PG048", status: 409, exit: 2 },
  MILESTONE_EXISTS: { sqlstate: "PG030", status: 409, exit: 2 },
  UNKNOWN_MILESTONE: { sqlstate: "PG031", status: 404, exit: 2 },
  INVALID_TARGET: { sqlstate: null, status: 400, exit: 2 },
  INVALID_BASELINE: { sqlstate: null, status: 400, exit: 2 },
  DEPLOYMENT_ACTIVE: { sqlstate: "PG020", status: 409, exit: 2 },
  NO_DEPLOYMENT: { sqlstate: "PG021", status: 409, exit: 2 },
  UNKNOWN_DEPLOYMENT: { sqlstate: "PG022", status: 404, exit: 2 },
  // Reaching a database
  CONNECTION_FAILED: { sqlstate: null, status: 503, exit: 2 },
  CONNECTION_REFUSED: { sqlstate: null, status: 503, exit: 2 },
  CONNECTION_TIMEOUT: { sqlstate: null, status: 503, exit: 2 },
  HOST_NOT_FOUND: { sqlstate: null, status: 503, exit: 2 },
  TLS_FAILED: { sqlstate: null, status: 502, exit: 2 },
  AUTHENTICATION_FAILED: { sqlstate: null, status: 502, exit: 2 },
  DATABASE_NOT_FOUND: { sqlstate: null, status: 502, exit: 2 },
  ANSWER_TOO_LARGE: { sqlstate: null, status: 502, exit: 2 },
  DRIVER_MISSING: { sqlstate: null, status: 500, exit: 2 },
  SECRET_UNAVAILABLE: { sqlstate: null, status: 503, exit: 2 },
  DBLINK_MISSING: { sqlstate: "PG010", status: 409, exit: 2 },
  REMOTE_FAILED: { sqlstate: "PG011", status: 502, exit: 2 },
  // What is there
  NOT_INSTALLED: { sqlstate: null, status: 409, exit: 2 },
  SCHEMA_TAKEN: { sqlstate: null, status: 409, exit: 2 },
  SERVER_TOO_OLD: { sqlstate: null, status: 409, exit: 2 },
  SERVER_READ_ONLY: { sqlstate: null, status: 409, exit: 2 },
  NEWER_INSTALLATION: { sqlstate: null, status: 409, exit: 2 },
  INSTALL_IN_PROGRESS: { sqlstate: null, status: 409, exit: 2 },
  IN_USE: { sqlstate: null, status: 409, exit: 2 },
  HISTORY_BUSY: { sqlstate: "PG046", status: 409, exit: 2 },
  CONFIRMATION_REQUIRED: { sqlstate: null, status: 400, exit: 2 },
  MISSING_PRIVILEGE: { sqlstate: null, status: 403, exit: 2 },
  SCHEMA_UNREADABLE: { sqlstate: "PG006", status: 403, exit: 2 },
  FILE_NOT_WRITTEN: { sqlstate: "PG007", status: 403, exit: 2 },
  // Changing objects, and conflicts
  DATA_LOSS: { sqlstate: "PG060", status: 409, exit: 2 },
  NOT_ALTERABLE: { sqlstate: "PG061", status: 409, exit: 2 },
  UNKNOWN_CONFLICT: { sqlstate: "PG062", status: 404, exit: 2 },
  CONFLICT_RESOLVED: { sqlstate: "PG063", status: 409, exit: 2 },
  CONFLICT_BUSY: { sqlstate: "PG064", status: 409, exit: 2 },
  INVALID_CONFLICT: { sqlstate: "PG065", status: 400, exit: 2 },
  MERGE_COLLISION: { sqlstate: "PG066", status: 409, exit: 2 },
  INVALID_DEFINITION: { sqlstate: "PG067", status: 400, exit: 2 },
  REASON_REQUIRED: { sqlstate: "PG068", status: 400, exit: 2 },
  NOT_RESOLVABLE: { sqlstate: "PG069", status: 409, exit: 2 },
  RESOLUTION_INVALID: { sqlstate: "PG070", status: 409, exit: 2 },
  UNKNOWN_VERSION: { sqlstate: "PG071", status: 404, exit: 2 },
  DEPENDENTS: { sqlstate: "PG072", status: 409, exit: 2 },
  // Asking over HTTP
  MALFORMED_REQUEST: { sqlstate: null, status: 400, exit: 2 },
  HEADERS_TOO_LARGE: { sqlstate: null, status: 431, exit: 2 },
  EXPECTATION_FAILED: { sqlstate: null, status: 417, exit: 2 },
  REQUEST_TIMEOUT: { sqlstate: null, status: 408, exit: 2 },
  UNAUTHENTICATED: { sqlstate: null, status: 401, exit: 2 },
  INVALID_SIGNATURE: { sqlstate: null, status: 401, exit: 2 },
  FORBIDDEN: { sqlstate: null, status: 403, exit: 2 },
  UNKNOWN_ROUTE: { sqlstate: null, status: 404, exit: 2 },
  UNKNOWN_JOB: { sqlstate: "PG090", status: 404, exit: 2 },
  METHOD_NOT_ALLOWED: { sqlstate: null, status: 405, exit: 2 },
  IDEMPOTENCY_CONFLICT: { sqlstate: "PG080", status: 409, exit: 2 },
  BODY_TOO_LARGE: { sqlstate: null, status: 413, exit: 2 },
  UNSUPPORTED_MEDIA_TYPE: { sqlstate: null, status: 415, exit: 2 },
  RATE_LIMITED: { sqlstate: null, status: 429, exit: 2 },
  CALL_CANCELLED: { sqlstate: null, status: 499, exit: 2 },
  INVALID_CONFIG: { sqlstate: null, status: 500, exit: 2 },
  IDENTITY_UNAVAILABLE: { sqlstate: null, status: 503, exit: 2 },
  JOB_ABANDONED: { sqlstate: null, status: 500, exit: 2 },
  UNKNOWN_WEBHOOK: { sqlstate: null, status: 404, exit: 2 },
  MALFORMED_DELIVERY: { sqlstate: null, status: 400, exit: 2 },
  UNKNOWN_DELIVERY: { sqlstate: "PG091", status: 404, exit: 2 },
  NOT_REPLAYABLE: { sqlstate: "PG092", status: 409, exit: 2 },
  DELIVERY_NOT_HANDLED: { sqlstate: null, status: 503, exit: 2 },
  CALL_TIMEOUT: { sqlstate: null, status: 504, exit: 2 },
  // Anything else that PostgreSQL says
  DATABASE_BUSY: { sqlstate: null, status: 503, exit: 2 },
  DATABASE_ERROR: { sqlstate: null, status: 500, exit: 2 },
  INTERNAL: { sqlstate: null, status: 500, exit: 2 },
} as const satisfies Record<string, ErrorRow>;

interface ErrorRow {
  readonly sqlstate: string | null;
  readonly status: number;
  readonly exit: number;
}

/** A code of the error table. */
export type ErrorCode = keyof typeof errorTable;

const codes = new Map<string, ErrorCode>(
  (Object.keys(errorTable) as ErrorCode[]).flatMap((code) => {
    const { sqlstate } = errorTable[code];
    return sqlstate === null ? [] : [[sqlstate, code] as const];
  }),
);

/** The code that a SQLSTATE of pgGit's own class stands for. */
export function codeOfSqlstate(sqlstate: string): ErrorCode | undefined {
  return codes.get(sqlstate);
}
