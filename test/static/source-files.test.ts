import { expect, test } from "vitest";
import { files, isGenerated, read } from "./files.ts";

const sources = files("*.ts", "*.tsx", "*.sql", "*.yml", ".ci/run").filter(
  (file) => !isGenerated(file),
);

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

interface Lockfile {
  readonly packages: Record<string, { readonly optionalDependencies?: Record<string, string> }>;
}

// npm leaves out what its registry does not have, says nothing, and `npm ci` refuses the result.
test("lockfiles hold the optional packages of every platform", () => {
  for (const file of files("*package-lock.json")) {
    const { packages } = JSON.parse(read(file)) as Lockfile;
    const locked = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(
      wanted.filter((name) => !locked.has(name)),
      file,
    ).toEqual([]);
  }
});

test("each published package carries the licence", () => {
  for (const workspace of ["packages/pggit", "packages/cli"]) {
    expect(read(`${workspace}/LICENSE`)).toBe(read("LICENSE"));
  }
});
