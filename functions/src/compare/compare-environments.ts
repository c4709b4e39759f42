import {
  type CompareRequest,
  checkReached,
  PggitError,
  type ReachedEnvironment,
  type Report,
} from "pggit";
import type { Environments } from "../environments/environments.ts";
import { endedEarly, isEndedEarly } from "../http/ended-early.ts";
import { isUnreachable, saidOutside } from "../http/said-outside.ts";
import { withoutHost } from "../operations/without-host.ts";

/** What a comparison may take. */
export interface CompareLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Whether a database that cannot be reached is thrown, since it is tried again, and not an error in the report. */
  readonly mustReach?: boolean;
}

/**
 * Compares two environments and verifies the history of both: the report that
 * `pggit compare --format json` prints. A database that cannot be reached or read
 * is an error in the report, never "no drift".
 *
 * @throws PggitError CALL_TIMEOUT, CALL_CANCELLED; with `mustReach` what connecting raises; UNKNOWN_SCHEMA where neither has a schema that is named,
 *   INVALID_ARGUMENT where it is the system's
 */
export async function compareEnvironments(
  { env1, env2, ...parts }: CompareRequest,
  environments: Pick<Environments, "use">,
  limits: CompareLimits,
): Promise<Report> {
  const reach = <Result>(name: string, work: (side: ReachedEnvironment) => Promise<Result>) =>
    reached(name, work, { environments, limits });
  const report = await reach(env1, (base) =>
    reach(env2, (head) => checkReached([base, head], parts)),
  );
  for (const { environment, code, message, hint } of report.errors) {
    // What the caller asked for is wrong, not a database.
    const isRequest = code === "UNKNOWN_SCHEMA" || code === "INVALID_ARGUMENT";
    if (environment === null && isRequest) throw new PggitError({ code, message, hint });
  }
  return { ...report, errors: report.errors.map(outside) };
}

interface ReachParts {
  readonly environments: Pick<Environments, "use">;
  readonly limits: CompareLimits;
}

/** Does work with an environment's database, or with why there is none. */
async function reached<Result>(
  name: string,
  work: (side: ReachedEnvironment) => Promise<Result>,
  { environments, limits }: ReachParts,
): Promise<Result> {
  let isReached = false;
  try {
    return await environments.use(
      name,
      async (sql) => {
        isReached = true;
        let ended: PggitError | undefined;
        const hear = (error: PggitError) => {
          const isLost = limits.mustReach === true && isUnreachable(error);
          if (isEndedEarly(error) || isLost) ended ??= error;
        };
        const result = await work({ name, sql: withoutHost(sql, name, hear) });
        // A report of a comparison that was ended in the middle is none.
        if (ended) throw ended;
        return result;
      },
      limits,
    );
  } catch (thrown) {
    const said = PggitError.from(thrown);
    // What comes from the work can be of the other environment.
    const error = said.environment === undefined ? said.in(name) : said;
    const isOver = isEndedEarly(error) || limits.signal.aborted;
    if (isReached || isOver || limits.mustReach) throw endedEarly(error, limits.signal);
    return work({ name, sql: null, error });
  }
}

function outside({ environment, ...error }: Report["errors"][number]): Report["errors"][number] {
  const { detail, hint } = saidOutside(error);
  return { environment, code: error.code, message: detail, hint };
}
