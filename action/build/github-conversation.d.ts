import type { Conversation } from "./sticky-comment.ts";
/** Which pull request, and how to reach it. */
export interface Location {
    /** REST root, such as https://api.github.com. */
    readonly apiUrl: string;
    readonly token: string;
    readonly owner: string;
    readonly repository: string;
    readonly pullRequest: number;
}
/** The conversation of a pull request over GitHub's REST API; no request is made before it is used. */
export declare function githubConversation(location: Location): Conversation;
/** The HTTP status that GitHub answered with, null where the failure was another. */
export declare function statusOf(error: unknown): number | null;
//# sourceMappingURL=github-conversation.d.ts.map