import stringWidth from "fast-string-width";
import { jsonText, PggitError, wrapWords } from "pggit";
import { wantsColour } from "./colour.ts";
import type { Edges } from "./edges.ts";
import { widthOf } from "./width.ts";

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
  const where = environment ? `${environment}: ` : "";
  const text = wrapped(`error: ${where}${message}`, edges);
  const coloured = red ? text.replace(/^error:/, "\u001b[31merror:\u001b[0m") : text;
  edges.stderr.write(`${coloured}\n`);
  if (hint !== "") edges.stderr.write(`${wrapped(`hint: ${hint}`, edges)}\n`);
}

function wrapped(text: string, { stderr, environment }: Edges): string {
  const width = widthOf(stderr, environment);
  const lines = text.split("\n");
  return lines.flatMap((line) => wrapWords(line, width, stringWidth)).join("\n");
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
    edges.stdout.write(jsonText({ error: content }));
  } else {
    printError(error, edges);
  }
  return error.exitCode;
}
