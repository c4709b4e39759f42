import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where tests make their folders. */
    readonly folder: string;
  }
}

/** Makes a folder for the tests, and removes it with all that they left there. */
export default function setUp({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "pggit-infra-"));
  provide("folder", folder);
  return () => rmSync(folder, { recursive: true });
}
