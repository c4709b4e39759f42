import { PggitError } from "pggit";
import { wantsColour } from "./colour.ts";
import type { Edges } from "./edges.ts";

/** What is said of a failure. */
interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly environment?: string | null | undefined;
}

/** Prints `error:` and `hint:` for people, on standard error. */
export function printError({ message, hint, environment }: Failure, edges: Edges): void {
  const red = wantsColour(edges.stderr, edges.environment);
  const word = red ? "\u001b[31merror:\u001b[0m" : "error:";
  const where = environment ? `${environment}: ` : "";
  edges.stderr.write(`${word} ${where}${message}\n`);
  if (hint !== "") edges.stderr.write(`hint: ${hint}\n`);
}

/**
 * Prints whatever was thrown and gives its exit code. Where the result would
 * have been JSON the error is as well, in its place on standard output.
 */
export function reportFailure(thrown: unknown, edges: Edges, asJson: boolean): number {
  const error = PggitError.from(thrown);
  const { code, message, hint, environment } = error;
  if (asJson) {
    const content = { code, message, hint, ...(environment !== undefined && { environment }) };
    edges.stdout.write(`${JSON.stringify({ error: content }, null, 2)}\n`);
  } else {
    printError(error, edges);
  }
  return error.exitCode;
}
