/**
 * Writes docs/reference/ from the definitions.
 *
 *   node --conditions=source test/reference/generate.ts           writes the files
 *   node --conditions=source test/reference/generate.ts --check   fails where one is not what the definitions make
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { actionReference } from "./action.ts";
import { cliReference } from "./cli.ts";
import { errorReference } from "./errors.ts";
import { httpReference } from "./http.ts";
import { sqlReference } from "./sql.ts";

const folder = new URL("../../docs/reference/", import.meta.url);
const pages = {
  "sql.md": sqlReference(),
  "http.md": httpReference(),
  "cli.md": await cliReference(),
  "action.md": actionReference(),
  "errors.md": errorReference(),
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const file = new URL(name, folder);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error(`docs/reference/${name} is stale: run npm run generate.`);
    process.exitCode = 1;
  }
}
