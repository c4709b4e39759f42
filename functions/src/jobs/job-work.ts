import type * as z from "zod";
import type { Environments } from "../environments/environments.ts";
import type { JobProgress } from "./job.ts";

/** What a step came to: how far the job is, or its result. */
export type StepOutcome =
  | { readonly cursor: unknown; readonly progress: JobProgress }
  | { readonly result: unknown };

/** What a step has to work with. */
export interface StepContext<Input> {
  readonly input: Input;
  /** What the step before left; null for the first. */
  readonly cursor: unknown;
  /** The environment whose database keeps the job. */
  readonly environment: string;
  /** Every use of them ends with the step's time, and where the job is cancelled; its errors name no host. */
  readonly environments: Pick<Environments, "use">;
  /** Milliseconds that the worker has left; a step that can be cut takes less. */
  readonly msLeft: number;
  /** Aborts where the job is cancelled, or another worker has it. */
  readonly signal: AbortSignal;
  /** Says how far the step is; kept now and then while it runs. */
  readonly report: (message: string) => void;
}

/**
 * How a kind of job is done: in steps, each of which may be cut off anywhere and is
 * then done again from the same cursor, also by two workers at once.
 */
export interface JobWork<Input extends z.ZodObject> {
  /** Strict: what it does not know is a mistake, and would else be done otherwise than was meant. */
  readonly input: Input;
  readonly step: (context: StepContext<z.output<Input>>) => Promise<StepOutcome>;
}

/** Gives the work its type and nothing else. */
export function jobWork<Input extends z.ZodObject>(work: JobWork<Input>): JobWork<Input> {
  return work;
}
