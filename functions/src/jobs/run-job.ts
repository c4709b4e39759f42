import { PggitError } from "pggit";
import type { Environments } from "../environments/environments.ts";
import { withoutHost } from "../operations/without-host.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { JobProgress } from "./job.ts";
import type { HeldJob } from "./job-row.ts";
import type { StepOutcome } from "./job-work.ts";
import { Lease } from "./lease.ts";
import { type JobEnd, jobError, tellEnd } from "./tell-end.ts";

/** Which job, of which environment; what a queue carries. */
export interface JobMessage {
  readonly environment: string;
  readonly job: string;
}

/** What a worker may use. */
export interface WorkerOptions {
  readonly environments: Pick<Environments, "use">;
  /** Milliseconds until the worker has to have handed the job back. */
  readonly budgetMs: number;
  /** Milliseconds that its hold lasts; a worker that dies keeps others away for so long. Default: one minute. */
  readonly leaseMs?: number;
  /** Hears of the job's end. */
  readonly telemetry?: Telemetry;
  /** Aborts where the worker is to stop early: the job is handed back. */
  readonly signal?: AbortSignal;
}

/** `ended`: there is nothing more to do. `more`: somebody has to go on. `elsewhere`: another worker has it. */
export type Worked = "ended" | "more" | "elsewhere";

/** Milliseconds below which no further step begins. */
const shortestStep = 2_000;

/**
 * Works on a job, step by step, until it has ended or the time is up. Whatever ends
 * the worker in between, the next goes on at the last cursor; two at once are
 * harmless, since one of them holds the job and a step may be done twice.
 *
 * @throws PggitError where the database cannot be reached or is too busy: the job is
 *   handed back as far as possible, and is to be tried again later; once that has lasted for an hour, it fails instead
 */
export async function runJob(message: JobMessage, options: WorkerOptions): Promise<Worked> {
  const { environments, leaseMs = 60_000 } = options;
  const { environment } = message;
  const lease = new Lease({ environments, environment, jobId: message.job, leaseMs });
  const claimed = await lease.claim();
  if (!claimed) return "elsewhere";
  const worker = new Worker(lease, environment, { ...options, leaseMs });
  try {
    const worked = await worker.run(claimed);
    if (worker.end && options.telemetry) {
      tellEnd(options.telemetry, environment, claimed, worker.end);
    }
    return worked;
  } finally {
    worker.close();
  }
}

class Worker {
  readonly #lease: Lease;
  readonly #environment: string;
  readonly #options: WorkerOptions;
  readonly #endsAt: number;
  readonly #stop = new AbortController();
  readonly #heart: NodeJS.Timeout;
  #progress: JobProgress = { message: "", done: null, total: null };
  #stopped: "cancel" | "lost" | "early" | undefined;
  /** How the job ended, where this worker ended it. */
  end: JobEnd | undefined;

  constructor(
    lease: Lease,
    environment: string,
    options: WorkerOptions & { readonly leaseMs: number },
  ) {
    this.#lease = lease;
    this.#environment = environment;
    this.#options = options;
    this.#endsAt = Date.now() + options.budgetMs;
    this.#heart = setInterval(() => void this.#beat(), options.leaseMs / 3);
    options.signal?.addEventListener("abort", this.#stopEarly);
    if (options.signal?.aborted) this.#stopEarly();
  }

  async run(job: HeldJob): Promise<Worked> {
    this.#progress = job.progress;
    for (let cursor = job.cursor; ; ) {
      if (this.#stopped === undefined && this.#msLeft < shortestStep) {
        await this.#lease.letGo();
        return "more";
      }
      let outcome: StepOutcome;
      try {
        outcome = await this.#step(job, cursor);
      } catch (thrown) {
        return this.#afterFailure(thrown);
      }
      if ("result" in outcome) {
        return this.#end({ state: "succeeded", result: outcome.result });
      }
      cursor = outcome.cursor;
      this.#progress = outcome.progress;
      this.#heed(await this.#lease.keep(outcome));
      if (this.#stopped) return this.#afterStop(this.#stopped);
    }
  }

  close(): void {
    clearInterval(this.#heart);
    this.#options.signal?.removeEventListener("abort", this.#stopEarly);
  }

  get #msLeft(): number {
    return this.#endsAt - Date.now();
  }

  async #step(job: HeldJob, cursor: unknown): Promise<StepOutcome> {
    const { kinds } = await import("./kinds/index.ts");
    const limits = {
      timeoutMs: Math.max(1, this.#msLeft),
      signal: this.#stop.signal,
      caller: job.caller,
    };
    return kinds[job.kind].step({
      input: job.input,
      cursor,
      environment: this.#environment,
      environments: {
        // What a job says is for everybody who may see it.
        use: (name, work) =>
          this.#options.environments.use(name, (sql) => work(withoutHost(sql, name)), limits),
      },
      msLeft: this.#msLeft,
      signal: this.#stop.signal,
      report: (message) => {
        this.#progress = { ...this.#progress, message };
      },
    });
  }

  /** Keeps the hold while a step is long, and hears of a cancellation meanwhile. */
  async #beat(): Promise<void> {
    try {
      this.#heed(await this.#lease.keep({ progress: this.#progress }));
    } catch {
      // Where the database cannot be reached the step finds out by itself.
    }
  }

  #heed(standing: "held" | "cancel" | "lost"): void {
    if (standing === "held" || this.#stopped) return;
    this.#stopped = standing;
    this.#stop.abort();
  }

  readonly #stopEarly = (): void => {
    this.#stopped ??= "early";
    this.#stop.abort();
  };

  async #afterStop(stopped: "cancel" | "lost" | "early"): Promise<Worked> {
    if (stopped === "lost") return "elsewhere";
    if (stopped === "early") {
      await this.#lease.handBack();
      return "more";
    }
    return this.#end({ state: "cancelled" });
  }

  async #end(end: JobEnd): Promise<Worked> {
    const isOurs = await this.#lease.finish(end);
    if (isOurs) this.end = end;
    return isOurs ? "ended" : "elsewhere";
  }

  async #afterFailure(thrown: unknown): Promise<Worked> {
    if (this.#stopped) return this.#afterStop(this.#stopped);
    const error = PggitError.from(thrown);
    if (mayPass(error)) {
      // Where that fails as well, the hold ends by itself.
      const hasLasted = await this.#lease.handBack(jobError(error)).catch(() => false);
      if (!hasLasted) throw error;
      this.end = { state: "failed", error };
      return "ended";
    }
    return this.#end({
      state: "failed",
      error: error.code === "CALL_TIMEOUT" ? tooLong(error) : error,
    });
  }
}

/** A step that cannot be cut, such as a comparison, has all of a worker's time and would take as long again. */
function tooLong(error: PggitError): PggitError {
  return new PggitError({
    code: error.code,
    message: "A step of the job took longer than its worker has; its statement was cancelled.",
    hint: "Ask for less at once, such as fewer schemas, or run it with pggit beside the databases.",
    environment: error.environment,
    cause: error,
  });
}

const passing: ReadonlySet<string> = new Set([
  "HOST_NOT_FOUND",
  "SECRET_UNAVAILABLE",
  "HISTORY_BUSY",
  "DATABASE_BUSY",
]);

/** Whether the same may go well a little later. */
function mayPass({ code }: PggitError): boolean {
  return code.startsWith("CONNECTION_") || passing.has(code);
}
