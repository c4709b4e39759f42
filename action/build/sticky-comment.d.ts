import type { CommentMode } from "./inputs.ts";
import { type Marker } from "./marker.ts";
/** A comment on the pull request, as far as it matters here. */
export interface Comment {
    readonly id: number;
    readonly author: string;
    readonly body: string;
    readonly url: string;
}
/** The conversation of one pull request. */
export interface Conversation {
    /** Every comment, oldest first, over all pages. */
    comments(): AsyncIterable<Comment>;
    create(body: string): Promise<Comment>;
    update(id: number, body: string): Promise<Comment>;
    remove(id: number): Promise<void>;
    /** The login under which the token's comments appear. */
    ownLogin(): Promise<string>;
}
/** A comment that is ready to be posted. */
export interface Draft {
    readonly marker: Marker;
    /** @param previous what our comment said before, null where there is none yet */
    text(previous: Marker | null): string;
}
/** What became of the draft. */
export interface Posted {
    readonly outcome: "created" | "updated" | "unchanged" | "outdated" | "not needed";
    readonly url: string;
}
/**
 * Keeps one comment on the pull request saying what the last run found.
 *
 * The comment is ours when it begins with our marker and the token's own login wrote it. It is updated in place and
 * only when the report changed; a report is not replaced by one that was made earlier. Two runs at once may both find no
 * comment and create one: each looks again after creating, and whoever was not first moves to the first one's comment.
 * GitHub has no conditional update, so where two runs write in the same instant either may be the one that stays.
 *
 * @param mode on-change creates no comment while there is nothing to report; always does
 * @throws whatever the conversation throws: missing permission, no network
 */
export declare function postSticky(conversation: Conversation, draft: Draft, mode: Exclude<CommentMode, "never">): Promise<Posted>;
//# sourceMappingURL=sticky-comment.d.ts.map