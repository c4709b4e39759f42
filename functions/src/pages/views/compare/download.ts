import { renderJson, type Report } from "pggit";
import type { Page } from "../../page.ts";
import { sqlText } from "./sql-text.ts";

/** The report as a file, where the page's address asks for one; else null. */
export function download({ query }: Pick<Page, "query">, report: Report): Response | null {
  const format = query.get("format");
  if (format === "json") return file(report, "json", renderJson(report));
  if (format === "sql1") return file(report, "sql", sqlText(report, "env1"));
  if (format === "sql2") return file(report, "sql", sqlText(report, "env2"));
  return null;
}

const types = { json: "application/json", sql: "application/sql" } as const;

function file({ env1, env2 }: Report, ending: keyof typeof types, text: string): Response {
  const names = [env1?.name, env2?.name].map((name) =>
    (name ?? "unknown").replaceAll(/[^\w.-]/g, "_"),
  );
  return new Response(text, {
    headers: {
      "Content-Type": `${types[ending]}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="compare-${names.join("-")}.${ending}"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
