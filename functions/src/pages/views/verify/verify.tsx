import { checksList } from "pggit";
import * as z from "zod";
import { JobListed } from "../../../jobs/job-model.ts";
import type { FormFields } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import { StatusBadge } from "../../parts/badge.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ActionForm } from "../../parts/form.tsx";
import { DataTable } from "../../parts/table.tsx";
import { Moment } from "../../parts/time.tsx";
import type { Done, View } from "../../view.ts";
import { attempt } from "../attempt.ts";
import { beginJob, jobsPath } from "../job/begin-job.ts";
import { Refusal } from "../refusal.tsx";
import { byHand } from "./found-table.tsx";

/** Checking history against itself and the schema: what there is to check, and what was found before. */
export const verifyView: View = {
  path: "verify",
  title: "Verify",
  scope: "read",
  actions: {
    verify: { scope: "read", run: (page, form) => begin(page, form, false) },
    fix: { scope: "operate", run: (page, form) => begin(page, form, true) },
  },
  async show(page) {
    const [checks, jobs] = await Promise.all([
      page.call(checksList, {}),
      attempt(recentJobs(page)),
    ]);
    const body = (
      <>
        <h1>Verify</h1>
        <p>
          Checks the history of {page.environment} against itself and against the live schema. It
          never touches an object of yours, and what a fix removes from pgGit's own tables is
          archived first.
        </p>
        <div class="buttons">
          <ActionForm action="verify">
            <button type="submit" class="main">
              Verify
            </button>
          </ActionForm>
          {page.may("operate") && (
            <ActionForm action="fix">
              <button type="submit">Verify and fix</button>
            </ActionForm>
          )}
        </div>
        <h2>Verified before</h2>
        {jobs.error ? (
          <Refusal what="What was verified before cannot be shown." error={jobs.error} />
        ) : (
          <RecentTable page={page} jobs={jobs.result} />
        )}
        <DataTable
          caption="What is checked, in this order, and what fixing does"
          isTitled
          rows={checks.rows}
          empty={<Empty>This database knows no checks.</Empty>}
          columns={[
            { title: "Check", isHeader: true, cell: ({ check_name }) => check_name },
            { title: "Where nothing is wrong", cell: ({ sound }) => sound },
            { title: "What fixing does", kind: "wide", cell: ({ fix }) => fix ?? byHand },
          ]}
        />
      </>
    );
    return { title: "Verify", body };
  },
};

function RecentTable({ page, jobs }: { readonly page: Page; readonly jobs: readonly JobListed[] }) {
  return (
    <DataTable
      caption="Verifications, the last first"
      rows={jobs}
      empty={<Empty>None is on record.</Empty>}
      columns={[
        {
          title: "Begun",
          isHeader: true,
          kind: "time",
          cell: ({ job_id, created_at }) => (
            <a href={page.link("job", { id: job_id })}>
              <Moment at={created_at} now={page.now} />
            </a>
          ),
        },
        { title: "State", cell: ({ state }) => <StatusBadge status={state} /> },
        { title: "By", kind: "wide", cell: ({ caller }) => caller },
        { title: "With fixes", cell: ({ input }) => (input["fix_issues"] === true ? "yes" : "no") },
      ]}
    />
  );
}

async function recentJobs(page: Page): Promise<JobListed[]> {
  const { rows } = await page.api.get(
    `${jobsPath(page)}?limit=100`,
    z.object({ rows: z.array(JobListed) }),
  );
  return rows.filter(({ kind }) => kind === "verify").slice(0, 10);
}

function begin(page: Page, form: FormFields, fix_issues: boolean): Promise<Done> {
  return beginJob(page, form, {
    kind: "verify",
    input: { fix_issues, verbose: true },
    said: fix_issues ? "Verifying and fixing began." : "Verifying began.",
  });
}
