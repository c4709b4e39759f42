/**
 * `pggit serve` for the shell of a page: started on a free port and left running, since a reader has a second terminal.
 * Its address takes the place of the one that the page names.
 */
import { spawn } from "node:child_process";
import { appendFileSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const [bundle = "", home = "", ...argv] = process.argv.slice(2);
const log = join(home, "serve.log");
const output = openSync(log, "w");
const child = spawn(process.execPath, [bundle, ...argv, "--port", "0"], {
  detached: true,
  stdio: ["ignore", output, output],
});
appendFileSync(join(home, "servers"), `${child.pid}\n`);
let ended = false;
child.on("exit", () => {
  ended = true;
});
for (;;) {
  const text = readFileSync(log, "utf8");
  const url = /"url":"([^"]+)"/.exec(text)?.[1];
  if (url !== undefined) {
    writeFileSync(join(home, "served"), url);
    process.exit(0);
  }
  if (ended) {
    process.stderr.write(text);
    process.exit(2);
  }
  await setTimeout(20);
}
