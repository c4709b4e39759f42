#!/usr/bin/env node
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Output } from "./edges.ts";
import { run } from "./run.ts";

/** A reader that goes away, such as `head`, is not an error. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on("error", leaveQuietly);
  return {
    write: (text) => void stream.write(text),
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
  writeFile: async (path, text) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
});
