import type { ErrorCode } from "./error-table.ts";
import type { ErrorContent } from "./pggit-error.ts";

interface Failure {
  readonly code: ErrorCode;
  readonly says: (label: string) => string;
  readonly hint: string;
}

const refused: Failure = {
  code: "CONNECTION_REFUSED",
  says: (label) => `Nothing accepts connections at ${label}.`,
  hint: "Check host and port of the target, and that the server runs and listens there.",
};
const unknownHost: Failure = {
  code: "HOST_NOT_FOUND",
  says: (label) => `The host of ${label} is not known to DNS.`,
  hint: "Check the host name of the target, and that this machine can resolve it.",
};
const silent: Failure = {
  code: "CONNECTION_TIMEOUT",
  says: (label) => `${label} did not answer in time.`,
  hint: "Check that a firewall or allow-list lets this machine connect.",
};
const unreachable: Failure = {
  code: "CONNECTION_FAILED",
  says: (label) => `There is no way from here to ${label}.`,
  hint: "Check network, firewall and whether the host has an address that this machine can reach.",
};
const broken: Failure = {
  code: "CONNECTION_FAILED",
  says: (label) => `The connection to ${label} was lost.`,
  hint: "Try again when the server accepts connections; its log says why it ended this one.",
};

const byCode = new Map<string, Failure>([
  ["ECONNREFUSED", refused],
  ["ENOENT", refused],
  ["ENOTFOUND", unknownHost],
  ["EAI_AGAIN", unknownHost],
  ["EAI_NODATA", unknownHost],
  ["ETIMEDOUT", silent],
  ["UND_ERR_CONNECT_TIMEOUT", silent],
  ["UND_ERR_HEADERS_TIMEOUT", silent],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["EADDRNOTAVAIL", unreachable],
  ["EACCES", unreachable],
  ["ECONNRESET", broken],
  ["ECONNABORTED", broken],
  ["EPIPE", broken],
  ["UND_ERR_SOCKET", broken],
]);

/** OpenSSL's reasons come without a common prefix; these are those that Node names for certificates. */
const certificate =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/;

/** An error of a socket, of DNS or of TLS, also where a driver wrapped it. */
export function fromNetwork(thrown: unknown, label: string): ErrorContent | undefined {
  for (const error of chain(thrown)) {
    const code = "code" in error ? String(error.code) : "";
    const failure = isOfFile(error) ? undefined : byCode.get(code);
    if (failure) return { code: failure.code, message: failure.says(label), hint: failure.hint };
    if (certificate.test(code)) {
      return {
        code: "TLS_FAILED",
        message: `${label} could not be reached over TLS: ${error.message}.`,
        hint: "Check sslmode and sslrootcert of the target; the certificate must be valid for the host and its authority known.",
      };
    }
  }
  return undefined;
}

/** ENOENT and EACCES are said of files too; of a socket only when connecting to it. */
function isOfFile(error: Error): boolean {
  return "path" in error && "syscall" in error && error.syscall !== "connect";
}

/** The error, what it wraps, and the members of an AggregateError (one for each address of a host). */
function chain(thrown: unknown, depth = 0): Error[] {
  if (!(thrown instanceof Error) || depth > 4) return [];
  const inner = [thrown.cause, "sourceError" in thrown ? thrown.sourceError : undefined];
  const members = thrown instanceof AggregateError ? thrown.errors : [];
  return [thrown, ...[...inner, ...members].flatMap((error) => chain(error, depth + 1))];
}
