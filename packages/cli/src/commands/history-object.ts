import type { Command } from "commander";
import { callOperation, historyObject } from "pggit";
import { CommonFlags, printJson } from "../context.ts";
import type { World } from "../world.ts";
import { databaseCommand } from "./database-command.ts";
import { shortHash, shortTime } from "./paint.ts";

const notes = `
Prints SQL: a comment that says which version it is, and the DDL that makes the object.
Exit code: 0, or 2 after an error, as where the object was not there
`;

/** `pggit history object`: an object as it was. */
export function objectCommand(edges: World, exit: (code: number) => void): Command {
  return databaseCommand(
    historyObject,
    {
      flags: CommonFlags,
      notes,
      read: (sql, input) => callOperation(sql, historyObject, input),
      print: (rows, { flags }) => {
        if (flags.format === "json") return printJson(rows, edges);
        const texts = rows.map((row) => {
          const version = row.version === null ? "" : ` ${row.version}`;
          const at = `at ${shortHash(row.commit_hash)}, ${shortTime(row.committed_at)} UTC`;
          const title = `-- ${row.object_type} ${row.object_name}${version}, ${at}`;
          return `${title.replaceAll(/[\r\n]+/g, " ")}\n${row.definition};\n`;
        });
        edges.stdout.write(texts.join("\n"));
      },
    },
    edges,
    exit,
  );
}
