import {
  callOperation,
  conflictsList,
  conflictsPreview,
  conflictsResolve,
  PggitError,
  resolutions,
  type Sql,
} from "pggit";
import type * as z from "zod";
import type { Ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { printError } from "../print-error.ts";
import { describePreview, previewLines, say, showConflict } from "./conflict-screen.ts";

/** Whom to ask, and what is known already. */
export interface Walk {
  readonly sql: Sql;
  readonly ask: Ask;
  readonly context: Context;
  readonly id: string | undefined;
  readonly reason: string | undefined;
}

/** What one resolution would do. */
export type Preview = z.output<typeof conflictsPreview.row>[];

type Resolution = keyof typeof resolutions;
type CustomResolution = Readonly<Record<string, string | boolean>> | null;

/** A resolution as it was seen. */
interface Seen {
  readonly resolution: Resolution;
  readonly custom: CustomResolution;
  readonly preview: Preview;
}

/**
 * Resolves a conflict with somebody: shows both sides, what each resolution would
 * do, and runs what was chosen, provided that it is still what was shown.
 *
 * @returns what was done, in one line
 * @throws PggitError where the database says no; giving up is none
 */
export async function walkResolution(walk: Walk): Promise<string> {
  const id = walk.id ?? (await chooseConflict(walk));
  if (id === undefined) return "Nothing was resolved.";
  await showConflict(walk.sql, id, walk.context);
  const reason = walk.reason;
  for (;;) {
    const seen = await choosePreview(walk, id);
    if (seen === undefined) return "Nothing was resolved.";
    say(["", ...previewLines(seen.preview, walk.context), ""], walk.context);
    const custom = await agreed(walk.ask, seen);
    if (custom === undefined) continue;
    const why =
      reason ?? (await walk.ask.line("Why? For the registry and the commit; may be empty"));
    if (why === undefined) continue;
    return run(walk.sql, id, { ...seen, custom }, why);
  }
}

async function chooseConflict({ sql, ask }: Walk): Promise<string | undefined> {
  const open = await callOperation(sql, conflictsList, {});
  if (open.length === 0) {
    throw new PggitError({
      code: "UNKNOWN_CONFLICT",
      message: "No conflict is open.",
      hint: "List those that are resolved with pggit conflicts list --status resolved.",
    });
  }
  return ask.choose(
    "Which conflict?",
    open.map(({ conflict_id, object_type, object_identifier, conflict_type }) => ({
      value: conflict_id,
      hint: `${conflict_type}: ${object_type} ${object_identifier}`,
    })),
  );
}

/** Until something is chosen that could be done, or it is given up. */
async function choosePreview(walk: Walk, id: string): Promise<Seen | undefined> {
  const { sql, ask, context } = walk;
  const names = Object.keys(resolutions) as Resolution[];
  const outlooks = new Map<Resolution, string>();
  for (const name of names) outlooks.set(name, await outlook(sql, id, name));
  for (;;) {
    const chosen = await ask.choose("How is it to be resolved?", [
      ...names.map((name) => ({
        value: name,
        hint: `${resolutions[name]} (${outlooks.get(name)})`,
      })),
      { value: "leave" as const, hint: "do nothing" },
    ]);
    if (chosen === undefined || chosen === "leave") return undefined;
    try {
      const custom = chosen === "custom" ? await customSql(ask) : null;
      if (custom === undefined) continue;
      const preview = await previewOf(sql, id, { resolution: chosen, custom });
      return { resolution: chosen, custom, preview };
    } catch (thrown) {
      printError(PggitError.from(thrown), context.edges);
    }
  }
}

/** What is said of a resolution before it is chosen. */
async function outlook(sql: Sql, id: string, resolution: Resolution): Promise<string> {
  if (resolution === "custom") return "runs and is rolled back first";
  try {
    return describePreview(await previewOf(sql, id, { resolution, custom: null }));
  } catch (thrown) {
    return `not possible: ${PggitError.from(thrown).message}`;
  }
}

async function customSql(ask: Ask): Promise<CustomResolution | undefined> {
  const text = await ask.line("SQL, which has to leave the object there and valid", (given) =>
    given.trim() === "" ? "Type a statement; Ctrl-C goes back" : undefined,
  );
  return text === undefined ? undefined : { sql: text };
}

function previewOf(
  sql: Sql,
  id: string,
  { resolution, custom }: Pick<Seen, "resolution" | "custom">,
): Promise<Preview> {
  return callOperation(sql, conflictsPreview, {
    conflict_id: id,
    resolution,
    custom_resolution: custom,
  });
}

/**
 * Asks whether it is to be done; where values would be lost, by having it typed.
 *
 * @returns what resolving is called with; undefined where it is not to be done
 */
async function agreed(ask: Ask, { preview, custom }: Seen): Promise<CustomResolution | undefined> {
  const isLossy = preview.some(({ hazards }) => hazards?.includes("data_loss"));
  if (isLossy) {
    const answer = await ask.line(
      "Values that are there now would be lost. Type lose them",
      (given) => (given === "lose them" ? undefined : "Type: lose them; Ctrl-C goes back"),
    );
    return answer === "lose them" ? { ...custom, allow_data_loss: true } : undefined;
  }
  const answer = await ask.choose("Do it?", [
    // First, so that Enter alone does nothing.
    { value: "back", hint: "choose again" },
    { value: "resolve", hint: "run this" },
  ]);
  return answer === "resolve" ? custom : undefined;
}

/** In one transaction with a second look, so that nothing runs that nobody has seen. */
function run(sql: Sql, id: string, seen: Seen, reason: string): Promise<string> {
  return sql.transaction(
    async (transaction) => {
      const now = await previewOf(transaction, id, seen);
      if (JSON.stringify(now) !== JSON.stringify(seen.preview)) {
        throw new PggitError({
          code: "CONFLICT_BUSY",
          message: "The object was changed meanwhile: what would run is not what was shown.",
          hint: "Nothing was done. Look at the conflict again.",
        });
      }
      const [row] = await callOperation(transaction, conflictsResolve, {
        conflict_id: id,
        resolution: seen.resolution,
        reason: reason.trim() === "" ? null : reason,
        custom_resolution: seen.custom,
      });
      return row?.resolve_conflict ?? "";
    },
    { isGuarded: true },
  );
}
