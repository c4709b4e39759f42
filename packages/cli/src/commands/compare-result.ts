import { type Report, renderJson, renderMarkdown, renderText, writeBaseline } from "pggit";
import * as z from "zod";
import type { Context } from "../context.ts";
import { printError } from "../print-error.ts";

const usualBaseline = ".pggit/baseline.json";

/** What becomes of the report. */
export const ResultFlags = z.object({
  format: z
    .enum(["text", "markdown", "json"])
    .default("text")
    .describe("how the report is printed"),
  "write-baseline": z.string().optional().meta({
    description: "accept what differs now: write it to the file",
    value: "[file]",
    preset: usualBaseline,
  }),
  output: z
    .string()
    .optional()
    .meta({ description: "write the report to a file", value: "<file>" }),
});
type ResultFlags = z.output<typeof ResultFlags>;

/** Prints the report, or writes it to the file that was named. */
export async function print(report: Report, flags: ResultFlags, context: Context): Promise<void> {
  const { edges } = context;
  if (flags.output !== undefined) {
    const terminal = { ...context.terminal, width: Number.POSITIVE_INFINITY, colour: false };
    await edges.writeFile(flags.output, rendered(report, flags, terminal));
  }
  const isUnread = report.env1 === null || report.env2 === null;
  if (flags.output !== undefined || (flags.format === "text" && isUnread)) {
    for (const error of report.errors) printError(error, edges);
    return;
  }
  edges.stdout.write(rendered(report, flags, context.terminal));
}

function rendered(report: Report, { format }: ResultFlags, terminal: Context["terminal"]): string {
  switch (format) {
    case "json":
      return renderJson(report);
    case "markdown":
      return renderMarkdown(report, { budget: Number.POSITIVE_INFINITY });
    case "text":
      return renderText(report, terminal);
  }
}

/** The exit code, after the baseline is written where that was asked for. */
export async function concluded(
  report: Report,
  flags: ResultFlags,
  { edges }: Context,
): Promise<number> {
  const isUnverified = report.verifications.some(({ state }) => state === "failed");
  const path = flags["write-baseline"];
  if (report.verdict === "error") return 2;
  if (path !== undefined) {
    await edges.writeFile(path, writeBaseline(report));
    const { different } = report.summary;
    edges.stderr.write(
      `${path} accepts ${different} ${different === 1 ? "difference" : "differences"}.\n`,
    );
    return isUnverified ? 2 : 0;
  }
  if (isUnverified) return 2;
  return report.verdict === "different" ? 1 : 0;
}
