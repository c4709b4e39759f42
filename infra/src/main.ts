/**
 * Makes the CloudFormation template, in infra/cdk.out, without an account or a network.
 *
 *   node infra/src/main.ts
 *
 * PGGIT_INFRA_CONFIG is the path of the configuration; see findConfig for what it is by default.
 */
import { fileURLToPath } from "node:url";
import { findConfig } from "./config/find-config.ts";
import { readConfig } from "./config/read-config.ts";
import { makeApp } from "./make-app.ts";

const path = findConfig(process.env["PGGIT_INFRA_CONFIG"]);
const bundles = fileURLToPath(new URL("../../functions/dist", import.meta.url));
const outdir = fileURLToPath(new URL("../cdk.out", import.meta.url));

makeApp({ config: readConfig(path), bundles }, outdir).synth();
console.log(`${path} -> ${outdir}`);
