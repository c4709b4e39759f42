/**
 * Runs the examples of a page in order, and compares what they print with what the page says they print.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Block } from "./page.ts";
import { PageSession, type Printed, type Programs } from "./page-session.ts";
import { openShell } from "./shell.ts";
import { stageFor } from "./stage.ts";

/**
 * Runs a page.
 *
 * @throws WrongExample for the first that is wrong
 */
export async function runPage(
  markdown: string,
  blocks: readonly Block[],
  programs: Programs,
): Promise<void> {
  if (!blocks.some(isRun)) return;
  const stage = await stageFor(markdown, blocks);
  const shell = await openShell(programs.bundle, stage.variables);
  const page = new PageSession(stage, shell, programs);
  try {
    let last: Printed | undefined;
    for (const block of blocks) {
      const isOutput = last !== undefined && block.follows && isOutputOf(block);
      const file = fileOf(block);
      if (file !== undefined) await writeFile(join(shell.directory, file), block.text);
      if (isOutput && last) page.expectOutput(block, last);
      last = isRun(block) ? await page.run(block) : undefined;
    }
  } finally {
    await page.close();
    await shell.close();
    await stage.close();
  }
}

const runnable = new Set(["sh", "sql", "console", "ts", "prepare", "prepare-sh"]);

/** Whether a block is run, rather than read. */
export function isRun({ language, notes }: Block): boolean {
  return runnable.has(language) && !notes.has("not run");
}

/** A block without a language, or of JSON, is what the block before it prints. */
function isOutputOf({ language, label, notes }: Block): boolean {
  return (language === "" || (language === "json" && label === "")) && !notes.has("not run");
}

/** The file that a block of JSON is, by the last word of its label. */
function fileOf({ language, label }: Block): string | undefined {
  return language === "json" ? /\S+[.]json$/.exec(label)?.[0] : undefined;
}
