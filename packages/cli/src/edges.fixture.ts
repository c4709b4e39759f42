import type { Command } from "commander";
import type { Ask } from "./ask.ts";
import type { Edges, Output } from "./edges.ts";
import { makeProgram } from "./program.ts";
import { run } from "./run.ts";
import type { World as Commands } from "./world.ts";

/** What a run of the command line left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, string>;
}

/** How the world is arranged for a run. */
export interface World {
  readonly environment?: Edges["environment"];
  readonly files?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  /** Columns of the terminal; 100 where nothing is said. */
  readonly width?: number;
  readonly now?: () => Date;
  /** Answers questions; nobody is there where it is left out. */
  readonly ask?: Ask;
}

/** Runs the command line with streams and files in memory; databases are real. */
export async function ran(argv: readonly string[], world: World = {}): Promise<Ran> {
  const files = new Map(Object.entries(world.files ?? {}));
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written): Output => ({
    write: (text) => {
      written[name] += text;
    },
    drained: () => Promise.resolve(),
    isTerminal: world.terminal ?? false,
    width: world.terminal ? (world.width ?? 100) : Number.POSITIVE_INFINITY,
  });
  const code = await run(argv, {
    environment: world.environment ?? {},
    stdout: output("stdout"),
    stderr: output("stderr"),
    now: world.now ?? (() => new Date("2026-11-22T12:00:00Z")),
    readFile: async (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
    findUpward: async (name) => (files.has(name) ? name : undefined),
    ask: world.ask,
    writeFile: async (path, text) => {
      files.set(path, text);
    },
    untilStopped: () => Promise.resolve(),
    streamFile: async (path, produce) => {
      let text = "";
      const result = await produce(async (piece) => {
        text += piece;
      });
      files.set(path, text);
      return result;
    },
  });
  return { code, ...written, files };
}

/** A place where nothing listens. */
export const nowhere = "postgres://someone:s3cret@127.0.0.1:1/shop";

/** The full names of all commands that do something. */
export function commandNames(): string[] {
  const output: Output = {
    write: () => undefined,
    drained: () => Promise.resolve(),
    isTerminal: false,
    width: 80,
  };
  const world = { environment: {}, stdout: output, stderr: output } as unknown as Commands;
  const names = (command: Command, path: readonly string[]): string[] =>
    command.commands.length === 0
      ? [path.join(" ")]
      : visible(command).flatMap((each) => names(each, [...path, each.name()]));
  return names(
    makeProgram(world, () => undefined),
    [],
  );
}

/** Without what is hidden, and without commander's own `help`. */
function visible(command: Command): Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => each.name() !== "help");
}
