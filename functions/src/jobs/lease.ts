import type { Sql } from "pggit";
import type { Environments } from "../environments/environments.ts";
import type { JobProgress } from "./job.ts";
import { type HeldJob, readJobs } from "./job-row.ts";
import { type JobEnd, type JobError, jobError } from "./tell-end.ts";

/** What keeping a job came to: it may go on, it is to be cancelled, or it is another worker's by now. */
export type Standing = "held" | "cancel" | "lost";

/** Milliseconds that a statement about a job itself may take. */
const timeoutMs = 15_000;

/** The hold of one worker on one job. */
export class Lease {
  readonly #environments: Pick<Environments, "use">;
  readonly #environment: string;
  readonly #holder: string;
  readonly #jobId: string;
  readonly #lease: string;

  constructor(options: {
    readonly environments: Pick<Environments, "use">;
    readonly environment: string;
    readonly jobId: string;
    readonly leaseMs: number;
  }) {
    this.#environments = options.environments;
    this.#environment = options.environment;
    this.#jobId = options.jobId;
    this.#lease = `${options.leaseMs} milliseconds`;
    this.#holder = crypto.randomUUID();
  }

  /** Takes the job, unless it has ended or another worker has it. */
  async claim(): Promise<HeldJob | undefined> {
    const [job] = await this.#use((sql) =>
      readJobs(sql, "pggit.claim_job($1, $2, $3::interval)", [
        this.#holder,
        this.#jobId,
        this.#lease,
      ]),
    );
    return job;
  }

  /** Keeps cursor and progress, and the hold for another while. */
  keep(step: { readonly cursor?: unknown; readonly progress: JobProgress }): Promise<Standing> {
    return this.#advance(step, this.#lease);
  }

  /** Lets go of the job at the end of the worker's time, to be taken up again by whoever comes first. */
  async letGo(): Promise<void> {
    await this.#advance({}, null);
  }

  /**
   * Gives the job back before its time.
   *
   * @param error what kept it from going on, and may pass
   * @returns whether it has failed with that by now, since it lasted for too long
   */
  async handBack(error?: JobError): Promise<boolean> {
    const [row] = await this.#use((sql) =>
      sql.query<{ state: string }>("select pggit.hand_back_job($1, $2, $3::jsonb) as state", [
        this.#jobId,
        this.#holder,
        jsonOf(error),
      ]),
    );
    return row?.state === "failed";
  }

  /** Ends the job. @returns whether it was still this worker's to end */
  async finish(end: JobEnd): Promise<boolean> {
    const result = end.state === "succeeded" ? end.result : null;
    const error = end.state === "failed" ? jobError(end.error) : null;
    const [row] = await this.#use((sql) =>
      sql.query<{ did: boolean }>(
        "select pggit.finish_job($1, $2, $3, $4::jsonb, $5::jsonb) as did",
        [this.#jobId, this.#holder, end.state, jsonOf(result), jsonOf(error)],
      ),
    );
    return row?.did ?? false;
  }

  async #advance(
    { cursor, progress }: { readonly cursor?: unknown; readonly progress?: JobProgress },
    lease: string | null,
  ): Promise<Standing> {
    const [row] = await this.#use((sql) =>
      sql.query<{ standing: Standing }>(
        "select pggit.advance_job($1, $2, $3::jsonb, $4, $5, $6, $7::interval) as standing",
        [
          this.#jobId,
          this.#holder,
          jsonOf(cursor),
          progress?.message ?? null,
          progress?.done ?? null,
          progress?.total ?? null,
          lease,
        ],
      ),
    );
    return row?.standing ?? "lost";
  }

  #use<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    // The step that it is about may have the last session that is not for what is urgent.
    return this.#environments.use(this.#environment, work, { timeoutMs, isUrgent: true });
  }
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
