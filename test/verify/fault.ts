/** A fault to plant in pgGit's tables, what verify_consistency() says of it, and what it can mend. */

/** A row of verify_consistency(); details may be a pattern. */
interface Finding {
  readonly check_name: string;
  readonly status: "warning" | "error";
  readonly details: string | RegExp;
  /** What it says with fix_issues. */
  readonly fixed: boolean;
}

/** One fault. */
export interface Fault {
  readonly name: string;
  /** Planted with triggers and foreign keys off. */
  readonly plant: string;
  readonly findings: readonly Finding[];
  /** Tables that are not exactly as before once all is fixed, with why. Default: none. */
  readonly leaves?: Readonly<Record<string, string>>;
}

export const error = (check_name: string, details: string | RegExp, fixed: boolean): Finding => ({
  check_name,
  status: "error",
  details,
  fixed,
});
export const warning = (check_name: string, details: string | RegExp, fixed: boolean): Finding => ({
  check_name,
  status: "warning",
  details,
  fixed,
});
