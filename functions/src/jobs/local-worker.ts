import { PggitError } from "pggit";
import type { Environments } from "../environments/environments.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { type JobMessage, runJob, type Worked } from "./run-job.ts";
import { openJobs } from "./sweep-jobs.ts";

/** What the worker of a server works with. */
export interface LocalWorkerOptions {
  readonly environments: Environments;
  /** Jobs at one time. */
  readonly max: number;
  /** Milliseconds between two looks for jobs that nobody works on. */
  readonly sweepMs: number;
  readonly telemetry: Telemetry;
  /** Hears of what keeps jobs from being found, or one of them from going on. */
  readonly onError: (error: PggitError, jobId?: string) => void;
}

/** Milliseconds that a job is worked on before others have their turn. */
const turnMs = 600_000;

/** Works on jobs in this process, and finds again those that an earlier one left behind. */
export class LocalWorker {
  readonly #options: LocalWorkerOptions;
  readonly #queue = new Map<string, JobMessage>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #sweeper: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(options: LocalWorkerOptions) {
    this.#options = options;
  }

  /** Begins to look for jobs that nobody works on. */
  start(): void {
    const sweep = () => {
      this.#sweeping ??= this.#sweep().finally(() => (this.#sweeping = undefined));
    };
    this.#sweeper = setInterval(sweep, this.#options.sweepMs);
    this.#sweeper.unref();
    sweep();
  }

  /** Takes a job on; one that is worked on already is not taken twice. */
  readonly hand = async (message: JobMessage): Promise<void> => {
    if (this.#stop.signal.aborted || this.#running.has(message.job)) return;
    this.#queue.set(message.job, message);
    this.#work();
  };

  /** Hands back what is worked on, and waits for it. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    this.#queue.clear();
    this.#stop.abort();
    await Promise.all([this.#sweeping, ...this.#running.values()]);
  }

  /** Looks for jobs that nobody works on, in every environment. */
  async #sweep(): Promise<void> {
    const { environments, onError } = this.#options;
    const { signal } = this.#stop;
    for (const name of environments.names) {
      if (signal.aborted) return;
      try {
        for (const message of await openJobs(environments, name, signal)) await this.hand(message);
      } catch (thrown) {
        if (!signal.aborted) onError(PggitError.from(thrown));
      }
    }
  }

  #work(): void {
    for (const [id, message] of this.#queue) {
      if (this.#running.size >= this.#options.max) return;
      this.#queue.delete(id);
      const turn = this.#turn(message).then((worked) => {
        this.#running.delete(id);
        if (worked === "more" && !this.#stop.signal.aborted) this.#queue.set(id, message);
        this.#work();
        return undefined;
      });
      this.#running.set(id, turn);
    }
  }

  async #turn(message: JobMessage): Promise<Worked> {
    const { environments, telemetry, onError } = this.#options;
    const { signal } = this.#stop;
    try {
      return await runJob(message, { environments, telemetry, budgetMs: turnMs, signal });
    } catch (thrown) {
      onError(PggitError.from(thrown), message.job);
      // Not at once again: the next sweep finds it.
      return "elsewhere";
    }
  }
}
