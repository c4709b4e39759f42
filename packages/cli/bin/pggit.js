#!/usr/bin/env node
// Committed, unlike dist/: npm links a command at install, when nothing is built yet.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("../dist/bin.js");
