import type { JobKind } from "../../../jobs/job.ts";
import { Job } from "../../../jobs/job-model.ts";
import type { FormFields } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import type { Done } from "../../view.ts";

/** Where the jobs of the page's environment are. */
export function jobsPath({ environment }: Pick<Page, "environment">): string {
  return `/v1/environments/${encodeURIComponent(environment)}/jobs`;
}

interface Begun {
  readonly kind: JobKind;
  readonly input: object;
  /** For the page that follows. */
  readonly said: string;
}

/**
 * Begins a job, once however often the form is sent, and leads to the page that follows it.
 *
 * @throws PggitError what the API says
 */
export async function beginJob(page: Page, form: FormFields, begun: Begun): Promise<Done> {
  const { kind, input, said } = begun;
  const { idempotencyKey } = form;
  const job = await page.api.post(jobsPath(page), Job, { body: { kind, input }, idempotencyKey });
  return { said, to: page.link("job", { id: job.job_id }) };
}
