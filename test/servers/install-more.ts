/**
 * Installs the PostgreSQL versions that `npm ci` leaves out (some 150 MB), for
 * a run with PGGIT_TEST_VERSIONS=14,15,16,17,18.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./more", import.meta.url));

// npm is a shell script on some platforms and a .cmd file on others. The
// working folder decides which .npmrc and lockfile apply, hence not only --prefix.
const { status, error } = spawnSync(`npm ci --prefix "${folder}"`, {
  cwd: folder,
  shell: true,
  stdio: "inherit",
});
if (error) throw error;
process.exitCode = status ?? 1;
