import { basename } from "node:path";
import { expect, test } from "vitest";
import { files, read } from "./files.ts";

interface Source {
  readonly file: string;
  /** The function's name, as the file says it. */
  readonly name: string;
  readonly text: string;
  /** Without comment lines. */
  readonly code: string;
  /** Without comment lines and without the function's body. */
  readonly outside: string;
}

const sources: Source[] = files("packages/pggit/sql/functions/*.sql").map((file) => {
  const text = read(file);
  const code = text.replaceAll(/^\s*--.*$/gm, "");
  const [head = "", , ...tail] = code.split(/\$\w*\$/);
  return { file, name: basename(file, ".sql"), text, code, outside: head + tail.join("") };
});

/** The files that do not keep a promise. */
function without(promise: (source: Source) => boolean): string[] {
  return sources.filter((source) => !promise(source)).map(({ file }) => file);
}

const isEventTrigger = ({ outside }: Source) => /\breturns event_trigger\b/.test(outside);

test("no two functions have one name", () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length);
});

test("each file opens with what its function promises", () => {
  expect(without(({ text }) => /^-- \S/.test(text))).toEqual([]);
});

test("each file defines one function, called as the file is", () => {
  const created = /\bcreate (?:or replace )?(?:function|procedure|aggregate)\s+([\w.]+)/g;
  expect(
    without(({ code, name }) => {
      const names = [...code.matchAll(created)].map(([, found]) => found);
      return names.length === 1 && names[0] === `pggit.${name}`;
    }),
  ).toEqual([]);
});

test("each function states its volatility", () => {
  expect(without(({ outside }) => /\b(?:volatile|stable|immutable)\b/.test(outside))).toEqual([]);
});

test("each function states whose rights it runs with", () => {
  expect(without(({ outside }) => /\bsecurity (?:definer|invoker)\b/.test(outside))).toEqual([]);
});

test("each function pins its search_path", () => {
  const pinned = /\bset search_path = pg_catalog, (?:pggit, )?pg_temp\b/;
  expect(without(({ outside }) => pinned.test(outside))).toEqual([]);
});

test("each function has its sentence in the database", () => {
  expect(
    without(({ code, name }) =>
      new RegExp(
        `\\bcomment on (?:function|procedure) pggit\\.${name}\\s*\\(.*\\bis\\s+'`,
        "s",
      ).test(code),
    ),
  ).toEqual([]);
});

// Another volatility crashes the server on CREATE INDEX CONCURRENTLY.
test("what an event trigger calls is volatile", () => {
  expect(sources.filter(isEventTrigger).length).toBeGreaterThan(0);
  expect(
    without((source) => !isEventTrigger(source) || /\bvolatile\b/.test(source.outside)),
  ).toEqual([]);
});

test("event triggers call functions that are among the files", () => {
  const called = read("packages/pggit/sql/event_triggers.sql").matchAll(
    /execute function pggit\.(\w+)\(\)/g,
  );
  const wanted = [...called].map(([, name = ""]) => name);
  const offered = sources.filter(isEventTrigger).map(({ name }) => name);
  expect(offered.toSorted()).toEqual(wanted.toSorted());
});
