/**
 * Makes the CloudFormation template: the app that cdk.json names.
 *
 *   node infra/src/main.ts
 *
 * PGGIT_INFRA_CONFIG is the path of the configuration; without it infra/config.json, and where there is none yet, the
 * example.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readConfig } from "./config/read-config.ts";
import { makeApp } from "./make-app.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const own = here("../config.json");
const path =
  process.env["PGGIT_INFRA_CONFIG"] ?? (existsSync(own) ? own : here("../config.example.json"));
const bundles = here("../../functions/dist");

makeApp(
  { config: readConfig(path), bundles },
  process.env["CDK_OUTDIR"] ?? here("../cdk.out"),
).synth();
