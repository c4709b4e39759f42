import type { Sql } from "../connect/sql.ts";
import { PggitError } from "../errors/index.ts";
import { type VerifyProgress, verifyInSteps } from "../operations/index.ts";
import type { ConsistencyCheck } from "./consistency-check.ts";
import type { Verification } from "./report.ts";
import { count, list } from "./words.ts";

/**
 * Verifies the history of one environment. A failure is a result as well: what
 * could not be verified must not look verified.
 */
export async function verifyEnvironment(
  environment: string,
  sql: Sql,
  onProgress?: VerifyProgress,
): Promise<Verification> {
  try {
    const checks = await verifyInSteps(sql, { verbose: true }, onProgress);
    return verificationOf(environment, checks);
  } catch (thrown) {
    const error = PggitError.from(thrown, { label: sql.label });
    if (error.code === "NOT_INSTALLED") {
      const message = "no history to verify: pgGit is not installed";
      return { environment, state: "no_history", checks: [], message };
    }
    const message = `could not be verified: ${error.message} ${error.hint}`;
    return { environment, state: "failed", checks: [], message };
  }
}

/** What the rows of verify_consistency() come to. A warning alone is no inconsistency. */
export function verificationOf(
  environment: string,
  checks: readonly ConsistencyCheck[],
): Verification {
  const open = checks.filter((check) => check.status !== "ok" && !check.fixed);
  const errors = open.filter((check) => check.status === "error").length;
  const warnings = open.length - errors;
  const found = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  const passed = count(checks.length - open.length, "check");
  const message =
    errors > 0
      ? `inconsistent: ${list(found)}`
      : `consistent: ${[`${passed} passed`, ...found].join(", ")}`;
  return {
    environment,
    state: errors > 0 ? "inconsistent" : "consistent",
    checks: [...checks],
    message,
  };
}
