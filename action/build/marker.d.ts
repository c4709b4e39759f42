/** What the hidden first line of our comment remembers from one run to the next. */
export interface Marker {
    /** Which comparison the comment belongs to; two of them on one pull request have a comment each. */
    readonly key: string;
    /** When the report was made, ISO 8601 in UTC: a run that started earlier and ended later must not win. */
    readonly at: string;
    /** Whether the report gave anything to look at. */
    readonly state: "quiet" | "findings";
    /** Digest of the report's text without its time and links: equal digests, equal reports. */
    readonly digest: string;
}
/** The marker as an HTML comment, which GitHub shows nobody. */
export declare function writeMarker(marker: Marker): string;
/**
 * Reads the marker of a comment.
 *
 * @returns null where the comment does not begin with one: a quotation of our comment is not our comment
 */
export declare function readMarker(body: string): Marker | null;
/** A key made of the two environments' names: no other pair has it, and it cannot end the HTML comment it stands in. */
export declare function markerKey(env1: string, env2: string): string;
//# sourceMappingURL=marker.d.ts.map