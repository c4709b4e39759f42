import type * as z from "zod";
import type { JobKind } from "../job.ts";
import type { JobWork } from "../job-work.ts";
import { compare } from "./compare.ts";
import { fetch } from "./fetch.ts";
import { purge } from "./purge.ts";
import { verify } from "./verify.ts";

/** Every kind of job, by its name. Its input is checked where a job begins, so a worker may rely on it. */
export const kinds: Readonly<Record<JobKind, JobWork<z.ZodObject>>> = {
  purge,
  verify,
  compare,
  fetch,
};
