#!/usr/bin/env node
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { askAt } from "./ask-terminal.ts";
import type { Output } from "./edges.ts";
import { findUpward } from "./find-upward.ts";
import { run } from "./run.ts";
import { streamFile, writeFile } from "./write-file.ts";

/** A reader that goes away, such as `head`, is not an error. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on("error", leaveQuietly);
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
