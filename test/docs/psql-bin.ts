/** `psql` for the shell of a page: a target, and `-c`, `-f`, `-At`, `-v` or a script on standard input. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { psql } from "./psql.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    command: { type: "string", short: "c", multiple: true },
    file: { type: "string", short: "f" },
    "no-align": { type: "boolean", short: "A" },
    "tuples-only": { type: "boolean", short: "t" },
    quiet: { type: "boolean", short: "q" },
    set: { type: "string", short: "v", multiple: true },
  },
});
const [url = ""] = positionals;
const scripts = values.command ?? [readFileSync(values.file ?? 0, "utf8")];
const session = await psql(url, { bare: values["no-align"] === true });
try {
  for (const script of scripts) {
    const { printed, failed } = await session.run(script);
    if (printed !== "") process.stdout.write(`${printed}\n`);
    if (failed) process.exitCode = 1;
  }
} finally {
  await session.close();
}
