import { Report } from "./report.ts";

/**
 * The report as JSON that fits schema/report.schema.json.
 *
 * Keys come in the order of the model, whoever built the report, so that two
 * reports compare line by line.
 */
export function renderJson(report: Report): string {
  return `${JSON.stringify(Report.parse(report), null, 2)}\n`;
}
