import type { Report } from "pggit";
/** The Action's outputs, every one always set. */
export interface Outputs {
    readonly "has-drift": string;
    readonly differences: string;
    readonly "new-differences": string;
    readonly breaking: string;
    readonly consistent: string;
    readonly verdict: string;
    readonly "report-path": string;
    readonly "comment-url": string;
}
/** What is known when nothing was compared; `unknown` equals neither true nor false nor any number. */
export declare function outputsWithout(verdict: "error" | "skipped"): Outputs;
/** The outputs that a report comes to. Counts are given only where both environments were read whole. */
export declare function outputsOf(report: Report, reportPath: string, commentUrl: string): Outputs;
//# sourceMappingURL=outputs.d.ts.map