import type { Report, ReportedDifference } from "pggit";
/** A report of two equal environments without history, with changes. */
export declare function reportWith(changes?: Partial<Report>): Report;
/** A changed column of the table `users`, with changes. */
export declare function differenceWith(changes?: Partial<ReportedDifference>): ReportedDifference;
/** A report with one new breaking difference and one that the baseline accepts. */
export declare function driftingReport(changes?: Partial<Report>): Report;
//# sourceMappingURL=report.fixture.d.ts.map