import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeOfSqlstate, errorTable } from "./error-table.ts";

const folder = new URL("../../sql/", import.meta.url);
const rows = Object.values(errorTable);
const states: string[] = rows.flatMap(({ sqlstate }) => sqlstate ?? []);

/** Every `errcode = 'PG...'` in our SQL, with the file that raises it. */
function raised(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const found = files.flatMap((file) => {
    if (!file.endsWith(".sql")) return [];
    const uses = readFileSync(new URL(file, folder), "utf8").matchAll(
      /errcode\s*=\s*'(PG\w{3})'/gi,
    );
    return [...uses].map(([, state = ""]) => [state, file] as const);
  });
  return new Map(found);
}

test("each SQLSTATE of the table is of pgGit's own class and stands for one code", () => {
  expect(states.every((state) => /^PG\d{3}$/.test(state))).toBe(true);
  expect(new Set(states).size).toBe(states.length);
  expect(codeOfSqlstate("PG001")).toBe("INVALID_ARGUMENT");
  expect(codeOfSqlstate("42601")).toBeUndefined();
});

test("what SQL raises is in the table, and what the table gives a SQLSTATE is raised by SQL", () => {
  const used = raised();
  const unknown = [...used].filter(([state]) => !states.includes(state));
  expect(Object.fromEntries(unknown), "raised, but not in the table").toEqual({});
  expect(
    states.filter((state) => !used.has(state)),
    "in the table, but raised nowhere",
  ).toEqual([]);
});

test("every code ends the command line with an error and has an HTTP status", () => {
  for (const { exit, status } of rows) {
    expect(exit).toBe(2);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});
