/**
 * What a month costs, from the configuration and the template that was synthesised last.
 *
 *   npm run cost [-- 10 1000 100000]    calls a day
 */
import { readFileSync } from "node:fs";
import { findConfig } from "./src/config/find-config.ts";
import { readConfig } from "./src/config/read-config.ts";
import { costTable } from "./src/cost/cost-table.ts";
import { pricesOf } from "./src/cost/prices.ts";
import { countTemplate, type CountedTemplate } from "./src/cost/template-counts.ts";

const given = process.argv.slice(2).map(Number);
const calls = given.length > 0 ? given : [10, 1_000, 100_000];
if (!calls.every((number) => number >= 0)) throw new Error("Give numbers of calls a day.");

const config = readConfig(findConfig(process.env["PGGIT_INFRA_CONFIG"]));
const template = readFileSync(new URL("cdk.out/Pggit.template.json", import.meta.url), "utf8");

console.log(costTable(calls, config, countTemplate(JSON.parse(template) as CountedTemplate)));
console.log(
  `\nList prices of ${pricesOf.region}, written down on ${pricesOf.date} (infra/src/cost/prices.ts), with the guesses in infra/src/cost/usage.ts. Databases, NAT gateways and tax are not in it. Prices change: check them.`,
);
