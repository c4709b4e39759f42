import { basename } from "node:path";
import { expect, test } from "vitest";
import { files, isGenerated, read } from "./files.ts";

const catalog = "packages/pggit/sql/catalog/";

/** Every object kind, as its query's file is called. */
const kinds = files(`${catalog}*.sql`)
  .map((file) => basename(file, ".sql"))
  .filter((name) => !name.startsWith("_"));

/** Where a kind may be named: in the rules of the catalog itself. */
const home = /^packages\/pggit\/sql\/(?:catalog|functions\/catalog)\//;

/** Files that say such a word and mean something else. */
const exceptions: Record<string, string> = {
  "packages/pggit/sql/grants.sql": "names the return type of pgGit's own functions",
};

const names = kinds.map((kind) => kind.replaceAll("_", "[ _]")).join("|");

test("a kind of object is named in the catalog only", () => {
  expect(kinds).toContain("materialized_view");
  // typeof gives the word function, too.
  const literal = new RegExp(`(?<!typeof \\S+ [!=]== )(['"\`])(?:${names})\\1`, "g");
  const named = files("packages/*.ts", "packages/*.sql", "action/src/*.ts")
    .filter((file) => !home.test(file) && !isGenerated(file))
    .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file) && !(file in exceptions))
    .flatMap((file) => [...read(file).matchAll(literal)].map(([word]) => `${file}: ${word}`));
  expect(named).toEqual([]);
});

test.each(Object.entries(exceptions))("the exception %s is still needed", (file) => {
  expect(read(file)).toMatch(new RegExp(`(['"])(?:${names})\\1`));
});
