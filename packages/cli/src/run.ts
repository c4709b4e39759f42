import { type Command, CommanderError } from "commander";
import { PggitError, scrub } from "pggit";
import type { Edges } from "./edges.ts";
import { reportFailure } from "./print-error.ts";
import { makeProgram } from "./program.ts";
import { knownTargets } from "./targets.ts";
import type { World } from "./world.ts";

const usageError = 2;

/**
 * Runs the command line.
 *
 * @param argv the arguments, without node and the script
 * @returns the exit code: 0, 1 where a comparison, verification or examination
 *   found something, 2 after an error; nothing is thrown
 */
export async function run(argv: readonly string[], outside: Edges): Promise<number> {
  let exitCode = 0;
  let chosen: string | undefined;
  const asJson = asksForJson(argv);
  const edges = asJson ? withoutProse(outside) : withoutSecrets(outside);
  const world: World = { ...edges, targets: knownTargets(edges, () => chosen) };
  const exit = (code: number) => {
    exitCode = code;
  };
  const program = makeProgram(world, exit, argv);
  program.hook("preAction", (_, command: Command) => {
    const { config } = command.opts();
    if (typeof config === "string") chosen = config;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) return reportFailure(thrown, edges, asJson);
    if (thrown.exitCode === 0) return 0;
    return asJson ? reportFailure(misused(thrown), edges, asJson) : usageError;
  }
}

/** What commander has printed as prose already, as an error like any other. */
function misused({ message }: CommanderError): PggitError {
  return new PggitError({
    code: "INVALID_ARGUMENT",
    message: `${scrub(message.replace(/^error: /, "").replace(/[.]$/, ""))}.`,
    hint: "Add --help to see what it takes.",
  });
}

/** Whoever mistypes a command may have a URL in it, which the message would repeat. */
function withoutSecrets(edges: Edges): Edges {
  const { stderr } = edges;
  return { ...edges, stderr: { ...stderr, write: (text) => stderr.write(scrub(text)) } };
}

/** A program reads the answer, and nobody answers questions. */
function withoutProse(edges: Edges): Edges {
  return { ...edges, ask: undefined, stderr: { ...edges.stderr, write: () => undefined } };
}

/** Known before the arguments are parsed, since parsing them may be what fails. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, at) => word === "--format=json" || (word === "--format" && argv[at + 1] === "json"),
  );
}
