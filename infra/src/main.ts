/**
 * Makes the CloudFormation template, in infra/cdk.out, without an account or a network.
 *
 *   node infra/src/main.ts
 *
 * PGGIT_INFRA_CONFIG is the path of the configuration; see findConfig for what it is by default.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findConfig } from "./config/find-config.ts";
import { readConfig } from "./config/read-config.ts";
import { requireStart } from "./functions/require-start.ts";
import { makeApp } from "./make-app.ts";

const path = findConfig(process.env["PGGIT_INFRA_CONFIG"]);
const bundles = fileURLToPath(new URL("../../functions/dist", import.meta.url));
const outdir = fileURLToPath(new URL("../cdk.out", import.meta.url));

try {
  const config = readConfig(path);
  makeApp({ config, bundles }, outdir).synth();
  // What lies in a secret cannot be read here; the API says in its log what is wrong there.
  if (config.config_secret === undefined) requireStart(join(bundles, "api"), config.api);
  console.log(`${path} -> ${outdir}`);
} catch (error) {
  // What is wrong is in the message; where it was thrown helps nobody who edits a configuration.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
