#!/usr/bin/env node
// Committed, unlike dist/: npm links a command at install, when nothing is built yet.
import * as module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `error: pggit needs Node.js 22.12 or later, and this is ${process.version}.\n`,
  );
  process.stderr.write(
    "hint: Install a later Node.js, or run npx --package node@24 --package pggit-cli pggit\n",
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  await import("../dist/bin.js");
}
