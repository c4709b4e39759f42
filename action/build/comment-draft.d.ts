import { type Report } from "pggit";
import type { Draft } from "./sticky-comment.ts";
/** Where a comment belongs. */
export interface Placement {
    /** The comparison's key among the comments of one pull request. */
    readonly key: string;
    /** Where the run's step summary holds the report in full. */
    readonly runUrl: string;
}
/**
 * Makes the comment that a report comes to.
 *
 * @param report the report, secrets removed
 */
export declare function draftComment(report: Report, { key, runUrl }: Placement): Draft;
//# sourceMappingURL=comment-draft.d.ts.map