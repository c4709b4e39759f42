import { ConsistencyCheck, purgeHistoryOperation, Report } from "pggit";
import * as z from "zod";
import type { Job } from "../../../jobs/job-model.ts";
import type { Page } from "../../page.ts";
import { download } from "../compare/download.ts";
import { ReportBody } from "../compare/report-body.tsx";
import { ReportLinks } from "../compare/report-links.tsx";
import { PurgedTable } from "../purge/purged-table.tsx";
import { FoundTable } from "../verify/found-table.tsx";

/** The result as a file, where it has one and the page's address asks for it; else null. */
export function fileOf(
  page: Page,
  { kind, result }: Pick<Job, "kind" | "result">,
): Response | null {
  const report = kind === "compare" ? Report.safeParse(result) : null;
  return report?.success ? download(page, report.data) : null;
}

interface JobResultProps {
  readonly page: Page;
  readonly job: Job;
}

/** What a job came to, as its kind shows it. What an older version left in another shape is shown as it is. */
export async function JobResult({ page, job: { kind, result, input } }: JobResultProps) {
  const asIs = <pre tabindex={0}>{JSON.stringify(result, null, 2)}</pre>;
  switch (kind) {
    case "purge": {
      const rows = z.array(purgeHistoryOperation.row).safeParse(result);
      return rows.success ? <PurgedTable rows={rows.data} /> : asIs;
    }
    case "verify": {
      const rows = z.array(ConsistencyCheck).safeParse(result);
      if (!rows.success) return asIs;
      return <FoundTable page={page} rows={rows.data} wasFixed={input["fix_issues"] === true} />;
    }
    case "compare": {
      const report = Report.safeParse(result);
      if (!report.success) return asIs;
      return (
        <>
          <ReportLinks page={page} report={report.data} />
          <ReportBody page={page} report={report.data} />
        </>
      );
    }
    case "fetch":
      return asIs;
  }
}
