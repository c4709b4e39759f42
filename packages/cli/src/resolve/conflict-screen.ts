import {
  callOperation,
  conflictsCompare,
  conflictsShow,
  PggitError,
  type Sql,
  textTable,
  visibleLines,
} from "pggit";
import { definitionDiff } from "../commands/change-lines.ts";
import { paint } from "../commands/paint.ts";
import type { Context } from "../context.ts";
import { printError } from "../print-error.ts";
import type { Preview } from "./walk-resolution.ts";

/** What the hazards of a plan mean. */
const hazardWords: Readonly<Record<string, string>> = {
  data_loss: "values that are there now would go",
  rewrite: "every row is written anew under the lock",
  fails_on_data: "rows that are there now can make it fail",
  unpopulated: "it cannot be read until REFRESH MATERIALIZED VIEW",
  dependents: "PostgreSQL will refuse it, since others depend on what changes",
};

/** Shows what a conflict is about, and its sides facet by facet, collisions marked. */
export async function showConflict(sql: Sql, id: string, context: Context): Promise<void> {
  const details = await callOperation(sql, conflictsShow, { conflict_id: id });
  const options = details.findIndex(({ detail_type }) => detail_type === "Resolution Options");
  const facts = options < 0 ? details : details.slice(0, options);
  say(
    textTable(
      ["conflict", id],
      facts.map(({ detail_type, detail_value }) => [detail_type, detail_value]),
      context.terminal,
    ),
    context,
  );
  try {
    await showSides(sql, id, context);
  } catch (thrown) {
    // A conflict that nobody said the incoming side of can still be kept or resolved by hand.
    printError(PggitError.from(thrown), context.edges);
  }
}

async function showSides(sql: Sql, id: string, context: Context): Promise<void> {
  const rows = await callOperation(sql, conflictsCompare, { conflict_id: id });
  const columns = ["facet", "base", "current", "incoming", "merged"] as const;
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ""));
  const isCollision = (index: number) => rows[index]?.merged === "collision";
  const lines = textTable(columns, cells, {
    ...context.terminal,
    paint: (text, index) => (isCollision(index) ? paint(text, "red", context) : text),
  });
  const collisions = rows.filter(({ merged }) => merged === "collision").length;
  const closing =
    collisions === 0
      ? "No part was changed by both sides: merge takes both."
      : `${collisions} ${collisions === 1 ? "part was" : "parts were"} changed by both sides (collision): choose one.`;
  say(["", ...lines, "", closing], context);
}

/** The statements that would run, what they risk and lock, and what becomes of the definition, as lines. */
export function previewLines(preview: Preview, context: Context): string[] {
  const statements = preview.flatMap(({ statement, hazards, lock }) =>
    statement === null
      ? []
      : [
          ...visibleLines(statement)
            .split("\n")
            .map((line) => `  ${line}`),
          ...(lock === null ? [] : [paint(`      lock: ${lock}`, "dim", context)]),
          ...(hazards ?? []).map((hazard) =>
            paint(`      ${hazard}: ${hazardWords[hazard] ?? ""}`, "red", context),
          ),
        ],
  );
  const [first] = preview;
  const diff = definitionDiff(
    { name: "now", text: first?.definition_before ?? "" },
    { name: "then", text: first?.definition_after ?? "" },
    context,
  );
  const end = statements.length === 0 ? "" : ":";
  return [`${describePreview(preview)}${end}`, ...statements, ...diff];
}

/** What a preview comes to, in a few words. */
export function describePreview(preview: Preview): string {
  const statements = preview.filter(({ statement }) => statement !== null);
  const hazards = new Set(statements.flatMap(({ hazards: found }) => found ?? []));
  const count = statements.length;
  const words =
    count === 0
      ? "no statement would run"
      : `${count} ${count === 1 ? "statement" : "statements"} would run`;
  return hazards.size === 0 ? words : `${words}, ${[...hazards].join(", ")}`;
}

/** Prints what belongs to the conversation, which is not the result. */
export function say(lines: readonly string[], { edges }: Context): void {
  edges.stderr.write(`${lines.join("\n")}\n`);
}
