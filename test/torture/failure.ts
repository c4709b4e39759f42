/** How a statement failed, and whether that is pgGit's doing. */

/** An error of the server, or of the connection to it. */
export interface Failure {
  /** SQLSTATE, or a code of the system; empty where there is none. */
  readonly code: string;
  readonly message: string;
  /** Where the server says that it was, in which function. */
  readonly where: string;
}

/** Reads a driver's error. */
export function failureOf(error: unknown): Failure {
  const { code, message, where, hint, detail } = error as Partial<Record<string, string>>;
  return {
    code: code ?? "",
    message: message ?? String(error),
    where: [detail, hint, where].filter(Boolean).join("\n"),
  };
}

/** The server went, or the connection to it. */
export function isOfConnection({ code, message }: Failure): boolean {
  return (
    /^(?:57P0[1-5]|08...|ECONN\w+|EPIPE)$/.test(code) ||
    /Connection terminated|not queryable|Client has encountered/.test(message)
  );
}

/** Without pgGit, sessions that change one object at once see these, too. */
const concurrent =
  /tuple concurrently|cache lookup failed|could not (?:open relation with OID|find tuple)|unexpected (?:null|chunk)|does not exist|could not find/;

/** Whether a failed statement of a user would not have failed without pgGit. */
export function isOurs(failure: Failure): boolean {
  if (isOfConnection(failure)) return false;
  if (/pggit/i.test(`${failure.message}\n${failure.where}`)) return true;
  return failure.code.startsWith("XX") && !concurrent.test(failure.message);
}
