import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const sources = globSync("**/*.{ts,tsx}", { cwd: folder }).filter(
  (file) => !file.includes(".test."),
);

test("nothing becomes part of a page unescaped, and nothing in it is inline", () => {
  expect(sources.length).toBeGreaterThan(40);
  const wrong = /dangerouslySetInnerHTML|\braw\(|\sstyle=|\son[A-Z]\w+=|<script>|<style>/;
  expect(sources.filter((file) => wrong.test(readFileSync(folder + file, "utf8")))).toEqual([]);
});
