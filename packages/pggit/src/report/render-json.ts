import { Report } from "./report.ts";
import { jsonText } from "./visible.ts";

/**
 * The report as JSON that fits schema/report.schema.json.
 *
 * Keys come in the order of the model, whoever built the report, so that two
 * reports compare line by line.
 */
export function renderJson(report: Report): string {
  return jsonText(Report.parse(report));
}
