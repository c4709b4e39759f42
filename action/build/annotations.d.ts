import { type Report } from "pggit";
/** One line on the run's page. */
export interface Annotation {
    readonly kind: "error" | "warning";
    readonly title: string;
    readonly message: string;
}
/** What of a report deserves a line of its own: errors for what breaks or could not be done, warnings for the rest. */
export declare function annotationsOf(report: Report): Annotation[];
//# sourceMappingURL=annotations.d.ts.map