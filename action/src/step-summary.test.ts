import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { appendSummary } from "./step-summary.ts";

test("what earlier writes left of the mebibyte is the budget, and a full summary is an error", async () => {
  const directory = await mkdtemp(join(tmpdir(), "pggit-summary-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, "summary.md");
  await writeFile(path, "x".repeat(1_000_000));
  let offered = 0;
  await appendSummary(path, (budget) => {
    offered = budget;
    return "report\n\n";
  });
  expect(offered).toBe(1024 * 1024 - 1024 - 1_000_000);
  expect(await readFile(path, "utf8")).toMatch(/xreport\n$/);
  await writeFile(path, "x".repeat(1024 * 1024));
  await expect(appendSummary(path, () => "report")).rejects.toThrow(/full already/);
});
