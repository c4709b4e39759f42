import { execFileSync } from "node:child_process";

/** The major version of the pg_dump that is on the path; 0 where there is none. */
const major = versionOf();

/** Whether there is a pg_dump for servers of a version: it refuses those newer than itself. */
export function dumps(version: number): boolean {
  return version <= major;
}

/**
 * What `pg_dump -s` says of a database, statement by statement in no order:
 * without the comments that it makes and the settings that are alike for all.
 */
export function dumpOf(url: string): string[] {
  const text = execFileSync("pg_dump", ["--schema-only", url], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return text
    .split(/\n--\n-- .*\n--\n/)
    .slice(1)
    .map((section) =>
      section
        .split("\n")
        .filter((line) => !/^(?:--|SET default_|\\(?:un)?restrict |$)/.test(line))
        .join("\n"),
    )
    .filter((section) => section !== "")
    .toSorted();
}

function versionOf(): number {
  try {
    return Number(
      /\b(\d+)[.]/.exec(execFileSync("pg_dump", ["--version"], { encoding: "utf8" }))?.[1],
    );
  } catch {
    return 0;
  }
}
