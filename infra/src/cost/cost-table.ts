import type { StackConfig } from "../config/stack-config.ts";
import { type Item, prices } from "./prices.ts";
import type { TemplateCounts } from "./template-counts.ts";
import { usage } from "./usage.ts";

/**
 * What a month costs at several numbers of calls a day, as a table in Markdown:
 * each item at list price, their sum, and the sum where nothing else in the
 * account uses what AWS gives for free.
 */
export function costTable(
  callsADay: readonly number[],
  config: StackConfig,
  counts: TemplateCounts,
): string {
  const used = callsADay.map((calls) => usage(calls, config, counts));
  const amounts = (of: (item: Item, quantity: number) => number) => (item: Item) =>
    used.map((quantities) => of(item, quantities[item] ?? 0));
  const listed = amounts((item, quantity) => quantity * prices[item].usd);
  const billed = amounts(
    (item, quantity) => Math.max(0, quantity - prices[item].free) * prices[item].usd,
  );
  const items = Object.keys(prices) as Item[];
  const total = (row: (item: Item) => number[]) =>
    callsADay.map((_, column) => items.reduce((sum, item) => sum + (row(item)[column] ?? 0), 0));
  const rows = items
    .filter((item) => listed(item).some((usd) => usd > 0))
    .map((item) => line(item, listed(item)));
  return [
    `| US dollars a month | ${callsADay.map((calls) => `${calls.toLocaleString("en")} calls a day`).join(" | ")} |`,
    `|---|${callsADay.map(() => "--:").join("|")}|`,
    ...rows,
    line("**all, at list price**", total(listed)),
    line("**all, less what AWS gives for free**", total(billed)),
  ].join("\n");
}

function line(name: string, amounts: readonly number[]): string {
  return `| ${name} | ${amounts.map((usd) => usd.toFixed(2)).join(" | ")} |`;
}
