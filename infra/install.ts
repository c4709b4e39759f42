/**
 * Installs infra/'s own packages where they are missing or not those of its lockfile: the CDK is ten times the size of
 * all else here, and few who work on pgGit deploy it.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const folder = import.meta.dirname;

if (changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")) {
  // npm is a shell script on some platforms and a .cmd file on others; the working folder decides which .npmrc applies.
  const { status, error } = spawnSync("npm ci --no-progress", {
    cwd: folder,
    shell: true,
    stdio: "inherit",
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}

/** In milliseconds; 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(`${folder}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
