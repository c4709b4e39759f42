/**
 * Writes schema/report.schema.json from the zod model of the report.
 *
 *   node packages/pggit/scripts/report-schema.ts           writes the file
 *   node packages/pggit/scripts/report-schema.ts --check   fails where it is not what the model says
 */
import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { Report } from "../src/report/report.ts";

const file = new URL("../schema/report.schema.json", import.meta.url);

const schema = {
  ...z.toJSONSchema(Report, { io: "output" }),
  title: "pgGit report",
  description: "What comparing two environments and verifying their history found.",
};
const text = `${JSON.stringify(schema, null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (readFileSync(file, "utf8") !== text) {
  console.error("schema/report.schema.json is stale: run npm run generate.");
  process.exitCode = 1;
}
