/** Jobs of a test's database, and what works on them. */
import {
  createEnvironments,
  createJobs,
  EnvironmentConfig,
  type Environments,
  type JobKind,
  type JobMessage,
} from "pggit-functions";
import { afterEach } from "vitest";

interface Closable {
  close(): Promise<void>;
}

/** The message that has a job of production worked on. */
export const messageOf = (job: { job_id: string }): JobMessage => ({
  environment: "production",
  job: job.job_id,
});

/** What makes and begins jobs in a database, called production; what is in `opened` is closed after each test. */
export function useJobs(db: { readonly url: string }) {
  const opened: Closable[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  function environments(
    others: Readonly<Record<string, string>> = {},
    target = db.url,
  ): Environments {
    const targets = { production: target, ...others };
    const made = createEnvironments(
      Object.fromEntries(
        Object.entries(targets).map(([name, url]) => [
          name,
          EnvironmentConfig.parse({ target: url }),
        ]),
      ),
      { variables: {} },
    );
    opened.push(made);
    return made;
  }

  /** Jobs that nobody works on, and the messages that were to see to it. */
  function jobsOf(made: Environments) {
    const messages: JobMessage[] = [];
    const hand = async (message: JobMessage) => void messages.push(message);
    return {
      jobs: createJobs({ environments: made, hand, onUnhanded: () => undefined }),
      messages,
    };
  }

  const begin = (made: Environments, kind: JobKind, input = {}) =>
    jobsOf(made).jobs.start({ environment: "production", kind, input, caller: "key:test" });

  return { begin, environments, jobsOf, opened };
}
