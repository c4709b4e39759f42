import { type CompareOptions, compareDatabases } from "../compare/compare-databases.ts";
import type { Comparison } from "../compare/comparison.ts";
import { connect, type NeonOptions, type Sql } from "../connect/index.ts";
import { PggitError } from "../errors/index.ts";
import { snapshot } from "../snapshot/snapshot.ts";
import type { Baseline } from "./baseline.ts";
import { buildReport } from "./build-report.ts";
import { inEnvironment } from "./in-environment.ts";
import type { Report, ReportedError, Verification } from "./report.ts";
import { verifyEnvironment } from "./verify-environment.ts";

/** An environment by the name it is shown with and where it is. */
export interface CheckedEnvironment {
  readonly name: string;
  /** A URL, env:NAME, an ARN, memory: or pglite:/directory. */
  readonly target: string;
  /** Endpoints in place of Neon's own. */
  readonly neon?: NeonOptions | undefined;
}

/** What is checked, and how. */
export interface CheckedParts {
  /** Aspects compared besides the structure. */
  readonly include: NonNullable<CompareOptions["include"]>;
  /** Only objects of these schemas; all when empty. */
  readonly schemas: readonly string[];
  /** Patterns of names to leave out; `*` stands for anything. */
  readonly ignore: readonly string[];
  readonly baseline: Baseline | null;
  /** Verify the history of both as well. */
  readonly verify: boolean;
  /** List equal objects in the report, too. */
  readonly all?: boolean;
  /** Have both definitions of what differs in the report, whole. */
  readonly definitions?: boolean;
  readonly now?: Date;
  readonly onProgress?: (message: string) => void;
}

/** What is checked, and where it is. */
export interface CheckOptions extends CheckedParts {
  /** The base, such as production. */
  readonly env1: CheckedEnvironment;
  /** What is compared with it, such as staging. */
  readonly env2: CheckedEnvironment;
  /** Variables for `env:NAME` targets and the clients of clouds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** An environment as far as it could be reached. */
export type ReachedEnvironment =
  | { readonly name: string; readonly sql: Sql }
  | { readonly name: string; readonly sql: null; readonly error: PggitError };

/**
 * Reads two databases, compares them, verifies the history of each, and
 * reports.
 *
 * It throws nothing for a failure of a database: that is an error in the
 * report, with the environment's name. Where one fails the other is tried all
 * the same, so that one run names everything that is wrong.
 */
export async function runCheck(options: CheckOptions): Promise<Report> {
  const [base, head] = await Promise.all([
    reach(options.env1, options),
    reach(options.env2, options),
  ]);
  try {
    return await checkReached([base, head], options);
  } finally {
    const open = [base, head].flatMap((side) => side.sql ?? []);
    // The report is made; a connection that does not close well changes nothing of it.
    await Promise.allSettled(open.map((sql) => sql.close()));
  }
}

/** {@link runCheck} over connections that somebody else opens and closes. */
export async function checkReached(
  reached: readonly [ReachedEnvironment, ReachedEnvironment],
  options: CheckedParts,
): Promise<Report> {
  const errors = reached.flatMap((side) =>
    side.sql === null ? [reportedError(side.error, side.name)] : [],
  );
  const [base, head] = reached.map(({ name, sql }) => ({
    name,
    sql: sql && inEnvironment(sql, name),
  })) as [Side, Side];
  const sides = [base, head] as const;
  const comparison = await compareSides(sides, options, errors);
  const verifications = options.verify ? await verifySides(sides, options) : [];
  return buildReport({
    comparison,
    verifications,
    errors,
    baseline: options.baseline,
    options: {
      include: [...options.include],
      schemas: [...options.schemas],
      ignore: [...options.ignore],
    },
    now: options.now ?? new Date(),
    ...(options.all !== undefined && { all: options.all }),
    ...(options.definitions !== undefined && { definitions: options.definitions }),
  });
}

/** One side, as far as it could be reached. */
interface Side {
  readonly name: string;
  readonly sql: Sql | null;
}

async function reach(
  { name, target, neon }: CheckedEnvironment,
  options: CheckOptions,
): Promise<ReachedEnvironment> {
  options.onProgress?.(`connecting to ${name}`);
  try {
    return { name, sql: await connect(target, { environment: options.environment, neon }) };
  } catch (thrown) {
    return { name, sql: null, error: PggitError.from(thrown) };
  }
}

async function compareSides(
  [base, head]: readonly [Side, Side],
  options: CheckedParts,
  errors: ReportedError[],
): Promise<Comparison | null> {
  const { include, schemas, ignore, onProgress } = options;
  if (!base.sql || !head.sql) {
    await findFurtherErrors([base, head], errors);
    return null;
  }
  try {
    return await compareDatabases(
      { name: base.name, sql: base.sql },
      { name: head.name, sql: head.sql },
      { include, schemas, ignore, ...(onProgress && { onProgress }) },
    );
  } catch (thrown) {
    addError(errors, reportedError(PggitError.from(thrown), null));
    await findFurtherErrors([base, head], errors);
    return null;
  }
}

/** A comparison ends with the first failure; reading each side alone finds the other's. */
async function findFurtherErrors(sides: readonly Side[], errors: ReportedError[]): Promise<void> {
  for (const { name, sql } of sides) {
    if (!sql) continue;
    try {
      await snapshot(sql);
    } catch (thrown) {
      addError(errors, reportedError(PggitError.from(thrown), name));
    }
  }
}

async function verifySides(
  sides: readonly Side[],
  { onProgress }: CheckedParts,
): Promise<Verification[]> {
  const reached = sides.flatMap(({ name, sql }) => (sql ? [{ name, sql }] : []));
  return Promise.all(
    reached.map(({ name, sql }) =>
      verifyEnvironment(name, sql, (check, place, total) =>
        onProgress?.(`verifying the history of ${name}: ${check} (${place} of ${total})`),
      ),
    ),
  );
}

function addError(errors: ReportedError[], error: ReportedError): void {
  const isKnown = errors.some(
    (known) => known.environment === error.environment && known.message === error.message,
  );
  if (!isKnown) errors.push(error);
}

function reportedError(error: PggitError, environment: string | null): ReportedError {
  const { code, message, hint } = error;
  return { environment: error.environment ?? environment, code, message, hint };
}
