import type { Command } from "commander";
import {
  callOperation,
  commitDefinitions,
  diffDefinitions,
  historyDiff,
  historyLog,
  historyShow,
  visible,
} from "pggit";
import { CommonFlags, printJson } from "../context.ts";
import type { World } from "../world.ts";
import { changeLines, withDefinitions } from "./change-lines.ts";
import { databaseCommand } from "./database-command.ts";
import { paint, shortTime } from "./paint.ts";

/** `pggit history show`: a commit and what it changed, as `git show` has it. */
export function showCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    historyShow,
    {
      flags: CommonFlags,
      notes: "\nExit code: 0, or 2 after an error\n",
      read: async (sql, { commit }) => {
        const [head] = await callOperation(sql, historyLog, { branch: commit, max_count: 1 });
        const found = head?.commit_hash ?? commit;
        const changes = await callOperation(sql, historyShow, { commit: found });
        const definitions = await callOperation(sql, commitDefinitions, { commit: found });
        return { head, changes: withDefinitions(changes, definitions) };
      },
      print: ({ head, changes }, { flags, context }) => {
        if (flags.format === "json") return printJson({ ...head, changes }, edges);
        const about = head
          ? [
              paint(`commit ${head.commit_hash}`, "yellow", context),
              `Author: ${visible(head.author)}`,
              `Date:   ${shortTime(head.committed_at)} UTC`,
              `Branch: ${head.branch_name}${head.origin === "ddl" ? "" : ` (${head.origin})`}`,
              "",
              ...head.message.split("\n").map((line) => `    ${visible(line)}`),
              "",
            ]
          : [];
        printTrimmed(
          [...about, ...changes.flatMap((change) => changeLines(change, context))],
          edges,
        );
      },
    },
    edges,
    exit,
  );
}

/** `pggit history diff`: what leads from one commit to another. */
export function diffCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    historyDiff,
    {
      flags: CommonFlags,
      notes: "\nExit code: 0 where nothing differs, 1 where something does, 2 after an error\n",
      read: async (sql, input) => {
        const changes = await callOperation(sql, historyDiff, input);
        const { include: _, ...which } = input;
        const definitions = await callOperation(sql, diffDefinitions, which);
        return withDefinitions(changes, definitions);
      },
      print: (changes, { flags, context }) => {
        exit(changes.length === 0 ? 0 : 1);
        if (flags.format === "json") return printJson(changes, edges);
        printTrimmed(
          changes.flatMap((change) => changeLines(change, context)),
          edges,
        );
      },
    },
    edges,
    exit,
  );
}

function printTrimmed(lines: readonly string[], { stdout }: World): void {
  if (lines.length > 0) stdout.write(`${lines.join("\n").trimEnd()}\n`);
}
