/**
 * Every command and example of every page is run, in the order in which a reader meets them.
 *
 * PGGIT_DOCS=purge,README runs the pages whose names hold one of these. With PGGIT_DOCS_WRITE=1 outputs that differ are
 * written into the pages: look at the diff before you believe them.
 */
import { describe, expect, test } from "vitest";
import { bundledCli } from "../cli/command.ts";
import { files, read } from "../static/files.ts";
import { blocksOf } from "./page.ts";
import { rewrite } from "./rewrite.ts";
import type { Rewrite } from "./page-session.ts";
import { isRun, runPage } from "./run-page.ts";
import { runTypeScript } from "./typescript.ts";

const isWriting = process.env.PGGIT_DOCS_WRITE === "1";
const chosen = (process.env.PGGIT_DOCS ?? "").split(",");
const pages = files("*.md")
  .filter((file) => chosen.some((part) => file.includes(part)))
  .filter((file) => blocksOf(read(file)).some(isRun));

describe.concurrent("the examples of", () => {
  test.each(pages)("%s do what it says", { timeout: 300_000 }, async (file) => {
    const markdown = read(file);
    const bundle = await bundledCli();
    const changes: Rewrite[] = [];
    const programs = {
      bundle,
      runTypeScript,
      rewrite: isWriting ? (change: Rewrite) => void changes.push(change) : undefined,
    };
    const outcome = await runPage(markdown, blocksOf(markdown), programs).catch(
      (error: unknown) => `${file}, ${error instanceof Error ? error.message : String(error)}`,
    );
    if (changes.length > 0) rewrite(file, markdown, changes);
    expect(outcome).toBeUndefined();
  });
});
