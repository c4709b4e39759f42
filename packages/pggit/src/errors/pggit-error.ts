import { type ErrorCode, errorTable } from "./error-table.ts";
import { type ErrorContext, translate } from "./translate.ts";

/** What an error says. */
export interface ErrorContent {
  readonly code: ErrorCode;
  /** One sentence: what was wrong. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly hint: string;
  /** Further facts, such as PostgreSQL's DETAIL. */
  readonly detail?: string | undefined;
  /** SQLSTATE, where a server gave one. */
  readonly sqlstate?: string | undefined;
  /** Name of the environment that it concerns. */
  readonly environment?: string | undefined;
  /** What was thrown first. */
  readonly cause?: unknown;
}

/** The registry's symbol, so that the class of a second bundled copy is recognised too. */
const marker: unique symbol = Symbol.for("pggit.error") as never;

/** The one error that pgGit throws; `code` is a row of the error table. */
export class PggitError extends Error {
  readonly [marker] = true;
  readonly code: ErrorCode;
  readonly hint: string;
  readonly detail: string | undefined;
  readonly sqlstate: string | undefined;
  readonly environment: string | undefined;

  constructor(content: ErrorContent) {
    super(content.message, content.cause === undefined ? undefined : { cause: content.cause });
    this.name = "PggitError";
    this.code = content.code;
    this.hint = content.hint;
    this.detail = content.detail;
    this.sqlstate = content.sqlstate;
    this.environment = content.environment;
  }

  /** HTTP status. */
  get status(): number {
    return errorTable[this.code].status;
  }

  /** Exit code of the command line. */
  get exitCode(): number {
    return errorTable[this.code].exit;
  }

  /** Whether a value is a PggitError, of this copy of the module or another. */
  static is(value: unknown): value is PggitError {
    return typeof value === "object" && value !== null && marker in value;
  }

  /**
   * The only translator: turns whatever was thrown into a PggitError. One that
   * is already comes back as it is.
   *
   * @param thrown an error of a driver, of Node, of zod, or anything else
   * @param context what the place that caught it knows
   */
  static from(thrown: unknown, context: ErrorContext = {}): PggitError {
    return PggitError.is(thrown) ? thrown : new PggitError(translate(thrown, context));
  }

  /** The same error, said of an environment. */
  in(environment: string): PggitError {
    const { code, message, hint, detail, sqlstate, cause } = this;
    return new PggitError({ code, message, hint, detail, sqlstate, cause, environment });
  }
}
