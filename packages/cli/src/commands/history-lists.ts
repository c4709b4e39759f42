import { historyBlame, historyLog, historyVersions } from "pggit";
import type * as z from "zod";
import { listCommand, type MakeCommand } from "./list-command.ts";
import { levelColour, shortHash, shortTime } from "./paint.ts";

/** `pggit history log`: a page of commits. */
export const logCommand: MakeCommand = listCommand(
  historyLog,
  [
    { name: "commit", cell: (row) => shortHash(row.commit_hash), colour: () => "yellow" },
    { name: "time (UTC)", cell: (row) => shortTime(row.committed_at), colour: () => "dim" },
    { name: "author", cell: (row) => row.author },
    { name: "branch", cell: (row) => row.branch_name },
    {
      name: "objects",
      cell: (row) => size(row),
      colour: (row) => levelColour((row.major ?? 0) > 0 ? "major" : null),
    },
    { name: "message", cell: (row) => row.message },
  ],
  (rows, { input, context }) => {
    const last = rows.at(-1);
    if (last && rows.length === input.max_count) {
      context.edges.stderr.write(`more: --before ${shortHash(last.commit_hash)}\n`);
    }
  },
);

/** `pggit history versions`: what an object went through. */
export const versionsCommand: MakeCommand = listCommand(historyVersions, [
  { name: "version", cell: (row) => row.version ?? "" },
  { name: "action", cell: (row) => row.action },
  { name: "level", cell: (row) => row.level ?? "", colour: (row) => levelColour(row.level) },
  { name: "object", cell: (row) => `${row.object_type} ${row.object_name}` },
  { name: "commit", cell: (row) => shortHash(row.commit_hash), colour: () => "yellow" },
  { name: "time (UTC)", cell: (row) => shortTime(row.committed_at), colour: () => "dim" },
  { name: "author", cell: (row) => row.author },
  { name: "message", cell: (row) => row.message },
]);

/** `pggit history blame`: who made each part of an object what it is. */
export const blameCommand: MakeCommand = listCommand(historyBlame, [
  { name: "commit", cell: (row) => shortHash(row.commit_hash), colour: () => "yellow" },
  { name: "time (UTC)", cell: (row) => shortTime(row.committed_at), colour: () => "dim" },
  { name: "author", cell: (row) => row.author },
  { name: "version", cell: (row) => row.version ?? "" },
  { name: "facet", cell: (row) => row.facet },
  { name: "value", cell: (row) => row.value ?? "" },
]);

function size({ objects, major }: z.output<typeof historyLog.row>): string {
  return major ? `${objects} (${major} breaking)` : String(objects);
}
