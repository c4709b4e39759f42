import type { ErrorCode } from "pggit";

/** What somebody outside is told of an error. */
export interface SaidOutside {
  readonly detail: string;
  readonly hint: string;
}

const unreachable: SaidOutside = {
  detail: "The database of the environment cannot be reached.",
  hint: "Try again in a moment; whoever runs the API finds the reason in its log by the id of the request or job.",
};
const misconfigured: SaidOutside = {
  detail: "The API cannot connect to the database of the environment as it is configured.",
  hint: "Whoever runs the API finds the reason in its log by the id of the request or job.",
};
const faulty: SaidOutside = {
  detail: "Something unexpected went wrong inside the API.",
  hint: "Whoever runs the API finds the reason in its log by the id of the request or job; report it with that.",
};

/** Errors whose own words name hosts, users, secrets or the inside of the API. */
const ofTheInside = new Map<string, SaidOutside>([
  ["CONNECTION_FAILED", unreachable],
  ["CONNECTION_REFUSED", unreachable],
  ["CONNECTION_TIMEOUT", unreachable],
  ["HOST_NOT_FOUND", unreachable],
  ["TLS_FAILED", misconfigured],
  ["AUTHENTICATION_FAILED", misconfigured],
  ["DATABASE_NOT_FOUND", misconfigured],
  ["INVALID_TARGET", misconfigured],
  ["SECRET_UNAVAILABLE", misconfigured],
  ["DRIVER_MISSING", misconfigured],
  ["INVALID_CONFIG", misconfigured],
  ["INTERNAL", faulty],
] satisfies [ErrorCode, SaidOutside][]);

/** What of an error may leave the API: its own words, or fixed ones where those are of the inside. */
export function saidOutside(error: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}): SaidOutside {
  return ofTheInside.get(error.code) ?? { detail: error.message, hint: error.hint };
}

/** Whether an error says that there is no way to the database: then it need not be asked again for what comes after. */
export function isUnreachable({ code }: { readonly code: string }): boolean {
  const said = ofTheInside.get(code);
  return said === unreachable || said === misconfigured;
}
