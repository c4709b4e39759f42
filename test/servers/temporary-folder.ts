import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of the running test, which a server of another user can write to as well; gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "pggit-test-"));
  chmodSync(folder, 0o777);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
