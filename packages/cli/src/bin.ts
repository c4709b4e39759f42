#!/usr/bin/env node
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { askAt } from "./ask-terminal.ts";
import type { Output } from "./edges.ts";
import { findUpward } from "./find-upward.ts";
import { run } from "./run.ts";
import { streamFile, writeFile } from "./write-file.ts";

/** A reader that goes away, such as `head`, is not an error; what cannot be written is one, and no difference. */
function leave(stream: NodeJS.WriteStream, error: NodeJS.ErrnoException): never {
  if (error.code === "EPIPE") process.exit();
  if (stream !== process.stderr) {
    process.stderr.write(`error: The output cannot be written: ${error.message}\n`);
    process.stderr.write("hint: Make room or write elsewhere, then try again.\n");
  }
  process.exit(2);
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on("error", (error) => leave(stream, error));
  return {
    write: (text) => void stream.write(text),
    drained: async () => {
      if (stream.writableNeedDrain) await once(stream, "drain");
    },
    isTerminal: stream.isTTY,
    width: stream.columns ?? Number.POSITIVE_INFINITY,
  };
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  now: () => new Date(),
  readFile: (path) => readFile(path, "utf8"),
  findUpward: (name) => findUpward(name, process.cwd(), process.getuid?.()),
  ask:
    process.stdin.isTTY && process.stderr.isTTY ? askAt(process.stdin, process.stderr) : undefined,
  writeFile,
  untilStopped: async () => {
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  },
  streamFile,
});
