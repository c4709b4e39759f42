/**
 * Writes config.schema.json, by which editors check a configuration, from the zod model.
 *
 *   node functions/scripts/config-schema.ts           writes the file
 *   node functions/scripts/config-schema.ts --check   fails where it is not what the model says
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { Config } from "../src/config/config.ts";

const file = new URL("../config.schema.json", import.meta.url);

const schema = {
  ...z.toJSONSchema(Config, { io: "input" }),
  title: "Configuration of pgGit's operations API",
};
const text = `${JSON.stringify(schema, null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("functions/config.schema.json is stale: run npm run generate.");
  process.exitCode = 1;
}
