import type { Environments } from "../environments/environments.ts";
import type { JobMessage } from "./run-job.ts";

const open = `
  select j.job_id
  from pggit.jobs as j
  where j.state in ('waiting', 'running') and coalesce(j.held_until < clock_timestamp(), true)
  order by j.created_at, j.job_id
  limit 100`;

/**
 * Finds the jobs of an environment that nobody works on: those whose worker died, and
 * those whose message was lost.
 *
 * @param signal ends the search
 * @throws PggitError what connecting raises; an environment without pgGit has no jobs
 */
export async function openJobs(
  environments: Pick<Environments, "use">,
  environment: string,
  signal?: AbortSignal,
): Promise<JobMessage[]> {
  return environments.use(
    environment,
    async (sql) => {
      const [there] = await sql.query<{ is: boolean }>(
        "select to_regclass('pggit.jobs') is not null as is",
      );
      if (!there?.is) return [];
      const rows = await sql.query<{ job_id: string }>(open);
      return rows.map(({ job_id }) => ({ environment, job: job_id }));
    },
    { timeoutMs: 10_000, ...(signal && { signal }) },
  );
}
