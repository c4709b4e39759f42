/**
 * AWS's runtime client for Node.js. It compiles C++ when it is installed, for a
 * minute or two, so it is not among the workspace's packages: it is installed
 * beside this file when it is first needed.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./client/", import.meta.url));
const program = fileURLToPath(
  new URL("./client/node_modules/aws-lambda-ric/index.mjs", import.meta.url),
);

/** Milliseconds that installing it may take, for the hook that does. */
export const installTimeout = 600_000;

/** The path of the client's program. @throws Error with what npm printed where it cannot be installed */
export async function runtimeClient(): Promise<string> {
  if (existsSync(program)) return program;
  const { status, stdout, stderr } = spawnSync("npm ci --no-audit --no-fund", {
    cwd: folder,
    shell: true,
    encoding: "utf8",
  });
  if (status === 0 && existsSync(program)) return program;
  throw new Error(`aws-lambda-ric could not be installed in ${folder}:\n${stdout}${stderr}`);
}
