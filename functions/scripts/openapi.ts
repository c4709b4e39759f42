/**
 * Writes functions/openapi.json, the document that the API serves.
 *
 *   node --conditions=source functions/scripts/openapi.ts           writes the file
 *   node --conditions=source functions/scripts/openapi.ts --check   fails where it is not what the sources make
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { openapiDocument } from "../src/openapi/openapi-document.ts";

const file = new URL("../openapi.json", import.meta.url);
const text = `${JSON.stringify(openapiDocument(), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("functions/openapi.json is stale: run npm run generate.");
  process.exitCode = 1;
}
