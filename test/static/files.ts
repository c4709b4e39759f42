/**
 * The files of the repository, for the guards that read them.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Every file that is committed or would be, relative to the root.
 *
 * @param patterns git pathspecs, for example "packages/*.sql"; `*` crosses folders
 */
export function files(...patterns: string[]): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...patterns],
    { cwd: root, encoding: "utf8" },
  );
  // A file that was removed and not committed yet is still listed.
  return listed.split("\0").filter((file) => file !== "" && existsSync(root + file));
}

/** The text of a file of the repository. */
export function read(file: string): string {
  return readFileSync(root + file, "utf8");
}

/** Files whose contents come from others: nobody reads them line by line. */
export function isGenerated(file: string): boolean {
  return /^action\/dist\/|\/generated\/|package-lock\.json$|^packages\/pggit\/schema\/|^functions\/openapi\.json$/.test(
    file,
  );
}
