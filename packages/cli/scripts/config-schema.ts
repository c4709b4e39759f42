/**
 * Writes config.schema.json, by which editors check pggit.config.json, from the zod model.
 *
 *   node packages/cli/scripts/config-schema.ts           writes the file
 *   node packages/cli/scripts/config-schema.ts --check   fails where it is not what the model says
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { EnvironmentsConfig } from "../src/environments-config.ts";

const file = new URL("../config.schema.json", import.meta.url);

const schema = {
  ...z.toJSONSchema(EnvironmentsConfig, { io: "input" }),
  title: "Environments of the pggit command line",
};
const text = `${JSON.stringify(schema, null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("packages/cli/config.schema.json is stale: run npm run generate.");
  process.exitCode = 1;
}
