import type { Report, ReportedDifference } from "pggit";

/** A report of two equal environments without history, with changes. */
export function reportWith(changes: Partial<Report> = {}): Report {
  return {
    report_version: 1,
    generated_at: "2026-11-22T12:00:00.000Z",
    verdict: "same",
    env1: { name: "production", server_version: "18.4", pggit_version: null, objects: 2 },
    env2: { name: "staging", server_version: "18.4", pggit_version: null, objects: 2 },
    summary: {
      compared: 2,
      same: 2,
      different: 0,
      only_in_env1: 0,
      only_in_env2: 0,
      changed: 0,
      breaking: 0,
      accepted: 0,
      of_servers: 0,
      new: 0,
    },
    differences: [],
    not_compared: [],
    verifications: [],
    errors: [],
    options: { include: [], schemas: [], ignore: [], baseline: null },
    ...changes,
  };
}

/** A changed column of the table `users`, with changes. */
export function differenceWith(changes: Partial<ReportedDifference> = {}): ReportedDifference {
  return {
    object_type: "table",
    object_name: "users",
    identity: "public.users",
    env1_status: "1.0.0",
    env2_status: "2.0.0",
    difference: "Version mismatch",
    level: "major",
    accepted: false,
    of_servers: false,
    facets: [
      {
        facet: "column:id/type",
        change: "changed",
        before: "integer",
        after: "bigint",
        level: "major",
      },
    ],
    diff: "-  id integer\n+  id bigint\n",
    definition: null,
    ...changes,
  };
}

/** A report with one new breaking difference and one that the baseline accepts. */
export function driftingReport(changes: Partial<Report> = {}): Report {
  const base = reportWith();
  return {
    ...base,
    verdict: "different",
    summary: {
      ...base.summary,
      same: 0,
      different: 2,
      changed: 2,
      breaking: 1,
      accepted: 1,
      new: 1,
    },
    differences: [
      differenceWith(),
      differenceWith({ object_name: "orders", identity: "public.orders", accepted: true }),
    ],
    ...changes,
  };
}
