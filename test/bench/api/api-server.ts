/** `pggit serve` as it is, with its log thrown away as a log of nobody's disk is. */
import { readFile } from "node:fs/promises";
import { serve } from "pggit-functions/serve";

const { url } = await serve({
  sources: [process.argv[2] ?? ""],
  variables: {},
  host: "127.0.0.1",
  port: 0,
  readFile: (path) => readFile(path, "utf8"),
  write: () => undefined,
});
console.log(url);
