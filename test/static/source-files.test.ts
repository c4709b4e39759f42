import { expect, test } from "vitest";
import { files, isGenerated, read } from "./files.ts";

const sources = files("*.ts", "*.sql", "*.yml", ".ci/run").filter((file) => !isGenerated(file));

test("no source is longer than 400 lines", () => {
  expect(sources.length).toBeGreaterThan(100);
  const long = sources.filter((file) => read(file).trimEnd().split("\n").length > 400);
  expect(long).toEqual([]);
});

test("nothing is left for later in the text", () => {
  // A class of one letter, so that this file does not find itself.
  const marks = /\b(?:TO[D]O|FIX[M]E|XX[X])\b/;
  const marked = [...sources, ...files("*.md", "*.json")]
    .filter((file) => !isGenerated(file))
    .filter((file) => marks.test(read(file)));
  expect(marked).toEqual([]);
});

test("no lockfile and no setting names a registry", () => {
  const lockfiles = files("*package-lock.json");
  expect(lockfiles).toContain("package-lock.json");
  for (const file of lockfiles) expect(read(file), file).not.toMatch(/"resolved": "\w+:\/\//);
  for (const file of files("*.npmrc")) expect(read(file), file).not.toMatch(/^[^#]*registry *=/m);
});

test("each published package carries the licence", () => {
  for (const workspace of ["packages/pggit", "packages/cli"]) {
    expect(read(`${workspace}/LICENSE`)).toBe(read("LICENSE"));
  }
});
