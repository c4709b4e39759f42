/**
 * Installs what `npm ci` leaves out: the PostgreSQL versions (some 150 MB) for a
 * run with PGGIT_TEST_VERSIONS=14,15,16,17,18, and AWS's runtime client, which
 * compiles for a minute or two and which the tests install themselves otherwise.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

for (const path of ["./more", "../functions/lambda/client"]) {
  install(fileURLToPath(new URL(path, import.meta.url)));
}

// npm is a shell script on some platforms and a .cmd file on others. The
// working folder decides which .npmrc and lockfile apply, hence not only --prefix.
function install(folder: string): void {
  const { status, error } = spawnSync(`npm ci --prefix "${folder}"`, {
    cwd: folder,
    shell: true,
    stdio: "inherit",
  });
  if (error) throw error;
  if (status !== 0) process.exitCode = status ?? 1;
}
