const pattern = /^<!-- pggit-report key=(\S+) at=(\S+) state=(quiet|findings) digest=([0-9a-f]+) -->/;
/** The marker as an HTML comment, which GitHub shows nobody. */
export function writeMarker(marker) {
    const { key, at, state, digest } = marker;
    return `<!-- pggit-report key=${key} at=${at} state=${state} digest=${digest} -->`;
}
/**
 * Reads the marker of a comment.
 *
 * @returns null where the comment does not begin with one: a quotation of our comment is not our comment
 */
export function readMarker(body) {
    const match = pattern.exec(body);
    if (!match)
        return null;
    const [, key = "", at = "", state, digest = ""] = match;
    return { key, at, state: state === "quiet" ? "quiet" : "findings", digest };
}
/** A key made of the two environments' names: no other pair has it, and it cannot end the HTML comment it stands in. */
export function markerKey(env1, env2) {
    return [env1, env2].map(encodeName).join("...");
}
function encodeName(name) {
    return encodeURIComponent(name).replaceAll("-", "%2D").replaceAll(".", "%2E");
}
//# sourceMappingURL=marker.js.map