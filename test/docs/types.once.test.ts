/** The TypeScript of every page has the types that our packages have. */
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { files, read } from "../static/files.ts";
import { blocksOf } from "./page.ts";

const folder = fileURLToPath(new URL("../.cache/docs-types/", import.meta.url));
const compiler = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));

const configuration = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    composite: false,
    declaration: false,
    declarationMap: false,
    erasableSyntaxOnly: false,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    // A block may show what it does not go on with.
    noUnusedLocals: false,
  },
  include: ["*.ts"],
};

/** Writes each block as a module of its own, named for its place. */
function write(): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  return files("*.md").flatMap((page) =>
    blocksOf(read(page))
      .filter(({ language }) => language === "ts")
      .map(({ text, line }) => {
        const name = `${page.replaceAll("/", "_")}_${line}.ts`;
        writeFileSync(join(folder, name), `${text}\nexport {};\n`);
        return name;
      }),
  );
}

test("examples in TypeScript compile", { timeout: 120_000 }, async () => {
  expect(write().length).toBeGreaterThan(3);
  const said = await new Promise<string>((resolve) => {
    execFile(compiler, ["-p", folder], (_, stdout, stderr) => resolve(stdout + stderr));
  });
  expect(said).toBe("");
});
