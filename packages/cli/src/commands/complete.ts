import { Command } from "commander";
import { complete } from "../completion/complete.ts";
import type { World } from "../world.ts";

/** `pggit complete`: what the scripts of `pggit completion` call; people have no use for it. */
export function completeCommand(edges: World): Command {
  const command = new Command("complete").argument("[words...]").helpOption(false);
  return command.action(async (words: string[]) => {
    const program = command.parent;
    if (!program) return;
    // A configuration that is wrong is no reason to complete nothing else.
    const names = await edges.targets.names().catch(() => []);
    const found = complete(program, words.length === 0 ? [""] : words, names);
    edges.stdout.write(
      found
        .map(({ value, description }) => `${value}\t${description.replaceAll("\n", " ")}\n`)
        .join(""),
    );
  });
}
