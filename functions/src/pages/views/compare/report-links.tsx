import type { Report } from "pggit";
import type { Page } from "../../page.ts";
import { pathWith } from "../../path-with.ts";

/** Leads to the report as files, of the same address. */
export function ReportLinks({ page, report }: { readonly page: Page; readonly report: Report }) {
  if (report.env1 === null || report.env2 === null) return null;
  const others = Object.fromEntries([...page.query].filter(([name]) => name !== "page"));
  const link = (format: string) => pathWith(page.path, { ...others, format });
  return (
    <p class="links">
      Download: <a href={link("json")}>the report as JSON</a>, what differs as SQL as{" "}
      <a href={link("sql1")}>{report.env1.name}</a> has it, or as{" "}
      <a href={link("sql2")}>{report.env2.name}</a> has it
    </p>
  );
}
