import {
  type ObjectChange,
  type ObjectDefinitions,
  unifiedDiff,
  visible,
  visibleLines,
} from "pggit";
import type { Context } from "../context.ts";
import { levelColour, paint } from "./paint.ts";

/** What became of an object, with its definitions. */
export type DefinedChange = ObjectChange &
  Pick<ObjectDefinitions, "definition_before" | "definition_after">;

/** Puts to each change the definitions of its object. */
export function withDefinitions(
  changes: readonly ObjectChange[],
  definitions: readonly ObjectDefinitions[],
): DefinedChange[] {
  const byObject = new Map(definitions.map((row) => [keyOf(row), row]));
  return changes.map((change) => {
    const found = byObject.get(keyOf(change));
    return {
      ...change,
      definition_before: found?.definition_before ?? null,
      definition_after: found?.definition_after ?? null,
    };
  });
}

/**
 * A change as lines for the terminal: what happened, the facets in words, and
 * the definitions as a unified diff where they differ.
 */
export function changeLines(change: DefinedChange, context: Context): string[] {
  const { action, object_type, object_name, old_name, level } = change;
  const name = `${object_type} ${object_name}`;
  const renamed = old_name === null ? "" : `, was ${old_name}`;
  const title = `${action} ${name}${renamed}${versions(change)}`;
  const reach = paint(level === "major" ? "breaking" : level, levelColour(level), context);
  return [
    `${paint(visible(title), "bold", context)} (${reach})`,
    ...change.changes.map((words) => `    ${visible(words)}`),
    ...diffLines(change, context),
    "",
  ];
}

function versions({ version_before, version_after }: DefinedChange): string {
  const both = [version_before, version_after].filter((version) => version !== null);
  return both.length === 0 ? "" : ` ${both.join(" -> ")}`;
}

function diffLines(change: DefinedChange, context: Context): string[] {
  const { definition_before: before, definition_after: after } = change;
  const path = `${change.object_type} ${change.object_name}`;
  const old = `${change.object_type} ${change.old_name ?? change.object_name}`;
  return definitionDiff(
    { name: before === null ? "nothing" : old, text: before ?? "" },
    { name: after === null ? "nothing" : path, text: after ?? "" },
    context,
  );
}

/** A unified diff as lines for the terminal; none where both are the same. */
export function definitionDiff(before: Side, after: Side, context: Context): string[] {
  const text = unifiedDiff(
    { ...before, name: visible(before.name) },
    { ...after, name: visible(after.name) },
  );
  return visibleLines(text)
    .split("\n")
    .slice(0, -1)
    .map((line) => painted(line, context));
}

interface Side {
  readonly name: string;
  readonly text: string;
}

function painted(line: string, context: Context): string {
  if (line.startsWith("---") || line.startsWith("+++")) return paint(line, "bold", context);
  if (line.startsWith("@@")) return paint(line, "cyan", context);
  if (line.startsWith("-")) return paint(line, "red", context);
  return line.startsWith("+") ? paint(line, "green", context) : line;
}

function keyOf({ object_type, object_name }: Pick<ObjectChange, "object_type" | "object_name">) {
  return `${object_type} ${object_name}`;
}
