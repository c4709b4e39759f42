import { type ErrorCode, errorMeanings, errorTable, PggitError, problemTitle } from "pggit";
import { problemMedia, problemOf } from "../http/problem.ts";
import { retryAfterOf } from "../http/retry-after.ts";

/** What reaching and asking any database may come to. */
export const connecting: readonly ErrorCode[] = [
  "CONNECTION_FAILED",
  "CONNECTION_REFUSED",
  "CONNECTION_TIMEOUT",
  "HOST_NOT_FOUND",
  "TLS_FAILED",
  "AUTHENTICATION_FAILED",
  "DATABASE_NOT_FOUND",
  "SECRET_UNAVAILABLE",
  "DRIVER_MISSING",
  "INVALID_CONFIG",
  "DATABASE_BUSY",
];

/** What any route below /v1 may answer. */
export const anyCall: readonly ErrorCode[] = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "RATE_LIMITED",
  "IDENTITY_UNAVAILABLE",
  "INTERNAL",
];

/** What reading a body may come to. */
export const readingBody: readonly ErrorCode[] = [
  "INVALID_ARGUMENT",
  "UNSUPPORTED_MEDIA_TYPE",
  "BODY_TOO_LARGE",
];

/** The responses of a route that is refused or fails: one for each status, with an example for each code. */
export function problemResponses(codes: readonly ErrorCode[]): Record<string, object> {
  const sorted = [...new Set(codes)].sort();
  const statuses = [...new Set(sorted.map((code) => errorTable[code].status))].sort(
    (a, b) => a - b,
  );
  return Object.fromEntries(
    statuses.map((status) => {
      const of = sorted.filter((code) => errorTable[code].status === status);
      return [String(status), problemResponse(status, of)];
    }),
  );
}

/** Headers that answers of a status have, some of them with certain codes only. */
function headersOf(status: number, codes: readonly ErrorCode[]): string[] {
  const saysWhen = status === 429 || codes.some((code) => retryAfterOf(code) !== undefined);
  return [
    "X-Request-Id",
    ...(status === 401 ? ["WWW-Authenticate"] : []),
    ...(saysWhen ? ["Retry-After"] : []),
  ];
}

function problemResponse(status: number, codes: readonly ErrorCode[]): object {
  const headers = headersOf(status, codes);
  return {
    description: codes.map((code) => `\`${code}\``).join(", "),
    headers: Object.fromEntries(
      headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
    ),
    content: {
      [problemMedia]: {
        schema: { $ref: "#/components/schemas/Problem" },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
  };
}

/** An example for each code of the error table. */
export function problemExamples(): Record<string, object> {
  return Object.fromEntries(
    (Object.keys(errorTable) as ErrorCode[]).map((code) => [
      code,
      { summary: problemTitle(code), value: problemOf(exampleOf(code), exampleRequestId) },
    ]),
  );
}

const exampleRequestId = "0c7a1a5e-6f0e-4c55-9a86-2f1f7b6f3c11";

function exampleOf(code: ErrorCode): PggitError {
  const hint = "What to do about it, in one sentence.";
  return new PggitError({ code, message: errorMeanings[code], hint });
}
