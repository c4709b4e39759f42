import { Job } from "../../../jobs/job-model.ts";
import { scopesOfJob } from "../../../jobs/job-scopes.ts";
import type { Page } from "../../page.ts";
import { StatusBadge } from "../../parts/badge.tsx";
import { ActionForm } from "../../parts/form.tsx";
import { Moment } from "../../parts/time.tsx";
import type { View } from "../../view.ts";
import { Facts } from "../facts.tsx";
import { Refusal } from "../refusal.tsx";
import { jobsPath } from "./begin-job.ts";
import { fileOf, JobResult } from "./job-result.tsx";

/** Seconds after which the page of a job that is not done is loaded again. */
const refreshSeconds = 3;

/** A job: how far it is, and what it came to. */
export const jobView: View = {
  path: "job",
  title: "Job",
  scope: "read",
  below: "verify",
  actions: { cancel: { scope: "read", run: cancel } },
  async show(page) {
    const job = await page.api.get(pathOf(page), Job);
    const file = fileOf(page, job);
    if (file) return file;
    const isOpen = job.state === "waiting" || job.state === "running";
    const isFollowed = isOpen && page.query.get("follow") !== "no";
    const title = titles[job.kind];
    const body = (
      <>
        <h1>
          {title} <StatusBadge status={job.state} />
        </h1>
        {isOpen && <Progress job={job} />}
        {isOpen && <Following page={page} job={job} isFollowed={isFollowed} />}
        {job.error && (
          <Refusal
            what={isOpen ? "It could not go on, and is tried again." : "It failed."}
            error={job.error}
          />
        )}
        {job.state === "succeeded" && <JobResult page={page} job={job} />}
        <Facts
          facts={[
            ["Asked for by", job.caller],
            ["Asked for", <Moment at={job.created_at} now={page.now} />],
            ["Begun", job.started_at && <Moment at={job.started_at} now={page.now} />],
            ["Ended", job.finished_at && <Moment at={job.finished_at} now={page.now} />],
            ["With", <code class="value">{JSON.stringify(job.input)}</code>],
            ["Job", <code>{job.job_id}</code>],
          ]}
        />
      </>
    );
    return { title, body, ...(isFollowed && { refreshSeconds }) };
  },
};

const titles: Readonly<Record<Job["kind"], string>> = {
  purge: "Purging history",
  verify: "Verifying",
  compare: "Comparing",
  fetch: "Fetching",
};

/** The words for the work that is to be done, and a bar where it is known how much there is. */
function Progress({ job: { progress, state } }: { readonly job: Job }) {
  const { message, done, total } = progress;
  const words = message || (state === "waiting" ? "waiting for somebody to work on it" : "at work");
  return (
    <p class="progress" role="status">
      {total === null ? null : (
        <progress max={total} value={done ?? 0} aria-label="How far it is"></progress>
      )}{" "}
      {words}
      {total === null ? "" : ` (${done ?? 0} of ${total})`}
    </p>
  );
}

interface FollowingProps {
  readonly page: Page;
  readonly job: Job;
  readonly isFollowed: boolean;
}

/** It goes on whether anybody looks or not; who is disturbed by a page that loads itself can stop that. */
function Following({ page, job, isFollowed }: FollowingProps) {
  const id = job.job_id;
  return (
    <>
      <p class="quiet">
        {isFollowed
          ? `This page loads itself every ${refreshSeconds} seconds. `
          : "This page stays as it is until you load it. "}
        {isFollowed ? (
          <a href={page.link("job", { id, follow: "no" })}>Keep it still</a>
        ) : (
          <a href={page.link("job", { id })}>Follow the job</a>
        )}
        . The job goes on also where nobody looks.
      </p>
      {scopesOfJob(job).every((scope) => page.may(scope)) && (
        <ActionForm action="cancel">
          <button type="submit">Cancel the job</button>
        </ActionForm>
      )}
    </>
  );
}

async function cancel(page: Page): Promise<{ said: string }> {
  const job = await page.api.post(`${pathOf(page)}/cancel`, Job, { body: {} });
  return {
    said:
      job.state === "cancelled"
        ? "The job is cancelled."
        : "The job ends within twenty seconds; what it did until then stays done.",
  };
}

function pathOf(page: Page): string {
  return `${jobsPath(page)}/${encodeURIComponent(page.query.get("id") ?? "")}`;
}
