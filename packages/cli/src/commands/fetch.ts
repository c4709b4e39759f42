import { Command } from "commander";
import { fetchEnvironment, fetchOperation } from "pggit";
import { CommonFlags, contextOf, printJson, withDatabase } from "../context.ts";
import { addTarget } from "../target-argument.ts";
import { openTarget } from "../targets.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const notes = `
The other database needs no pgGit; it is only read. Each change there becomes a commit of the environment.
Exit code: 0, or 2 after an error
`;

/** `pggit fetch`: another database's schema into an environment of this one. */
export function fetchCommand(edges: World, exit: (code: number) => void): Command {
  const { shape } = fetchOperation.input;
  const command = new Command(fetchOperation.name)
    .description(fetchOperation.summary)
    .addHelpText(
      "after",
      `${notes}\nExample:\n  $ pggit ${fetchOperation.name} ${fetchOperation.example}\n`,
    );
  addTarget(command, "operations-target", "the database whose history gets the environment");
  command.argument("<name>", shape.name.description);
  addTarget(command, "target", shape.connection_string.description);
  addFlags(command, CommonFlags);
  return command.action(
    async (operations: string, name: string, target: string, values: Record<string, unknown>) => {
      const { format } = readFlags(CommonFlags, values);
      const context = contextOf(edges, exit);
      const found = await edges.targets.find(target);
      const fetched = await withDatabase(operations, context, async (sql) => {
        const other = await openTarget(found, edges);
        try {
          return await fetchEnvironment(sql, name, other, { onProgress: context.progress.show });
        } finally {
          await other.close();
        }
      });
      for (const { object_type, count, names } of fetched.not_compared) {
        edges.stderr.write(`not read, ${count} of kind ${object_type}: ${names.join(", ")}\n`);
      }
      if (format === "json") return printJson({ name, ...fetched }, edges);
      const { commit_hash, is_new, objects, fetched_from } = fetched;
      const outcome = is_new ? "now at" : "unchanged at";
      edges.stdout.write(
        `${name} is ${outcome} ${commit_hash.slice(0, 7)}: ${objects} objects from ${fetched_from}\n`,
      );
    },
  );
}
