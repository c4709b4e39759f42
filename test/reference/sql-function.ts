/** A function of the installation, as its file says it. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { files } from "../static/files.ts";

/** What a file in `sql/functions` says of its function. */
export interface SqlFunction {
  readonly name: string;
  readonly domain: string;
  /** The comment above it, without the dashes. */
  readonly header: string;
  /** `pggit.name(arguments) returns ...`. */
  readonly signature: string;
  readonly isDefiner: boolean;
  readonly body: string;
}

const root = new URL("../../", import.meta.url);

/** Every function, by name. */
export function sqlFunctions(): Map<string, SqlFunction> {
  const found = files("packages/pggit/sql/functions/*.sql").map((file) => {
    const text = readFileSync(new URL(file, root), "utf8");
    return [basename(file, ".sql"), parsed(text, file)] as const;
  });
  return new Map(found);
}

function parsed(text: string, file: string): SqlFunction {
  const name = basename(file, ".sql");
  const made =
    /^create or replace (?:function|procedure) (pggit\.\w+\(.*?)\nlanguage \w+[^\n]* security (definer|invoker)/ms.exec(
      text,
    );
  if (!made) throw new Error(`${file} has no function of the usual form`);
  const [, signature = "", security] = made;
  return {
    name,
    domain: file.split("/").at(-2) ?? "",
    header: text
      .slice(0, made.index)
      .split("\n")
      .filter((line) => line.startsWith("--"))
      .map((line) => line.replace(/^-- ?/, ""))
      .join("\n"),
    signature,
    isDefiner: security === "definer",
    body: text.slice(made.index),
  };
}

/** The roles that may call a function which runs as the owner, by function: the list in `sql/grants.sql`. */
export function namedRoles(): Map<string, string> {
  const text = readFileSync(new URL("packages/pggit/sql/grants.sql", root), "utf8");
  return new Map(
    [...text.matchAll(/\('(\w+)', '(pggit_\w+)'\)/g)].map(([, name = "", role = ""]) => [
      name,
      role,
    ]),
  );
}

/** Functions that run as the owner and that this one may come to, with the roles that they take. */
export function doorsBehind(
  start: SqlFunction,
  all: ReadonlyMap<string, SqlFunction>,
  roles: ReadonlyMap<string, string>,
): Map<string, string> {
  const doors = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (from: SqlFunction) => {
    if (seen.has(from.name)) return;
    seen.add(from.name);
    for (const [, name = ""] of from.body.matchAll(/\bpggit\.(\w+)\(/g)) {
      const called = all.get(name);
      if (!called) continue;
      const role = roles.get(name);
      if (called.isDefiner && role !== undefined) doors.set(name, role);
      else if (!called.isDefiner) visit(called);
    }
  };
  if (!start.isDefiner) visit(start);
  return doors;
}
