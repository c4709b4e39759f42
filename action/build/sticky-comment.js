import { readMarker, writeMarker } from "./marker.js";
/**
 * Keeps one comment on the pull request saying what the last run found.
 *
 * The comment is ours when it begins with our marker and the token's own login wrote it. It is updated in place and
 * only when the report changed; a later report is never replaced by an earlier one. Two runs at once may both find no
 * comment and create one: each looks again after creating, and all but the oldest go, so one remains.
 *
 * @param mode on-change creates no comment while there is nothing to report; always does
 * @throws whatever the conversation throws: missing permission, no network
 */
export async function postSticky(conversation, draft, mode) {
    const existing = await findOwn(conversation, draft.marker.key);
    if (existing.length > 0)
        return replaceOldest(conversation, draft, existing);
    if (mode === "on-change" && draft.marker.state === "quiet")
        return { outcome: "not needed", url: "" };
    const created = await conversation.create(body(draft, null));
    const now = await findOwn(conversation, draft.marker.key);
    if (now.length > 1)
        return replaceOldest(conversation, draft, now);
    return { outcome: "created", url: created.url };
}
async function findOwn(conversation, key) {
    const marked = [];
    for await (const comment of conversation.comments()) {
        if (readMarker(comment.body)?.key === key)
            marked.push(comment);
    }
    if (marked.length === 0)
        return [];
    const login = await conversation.ownLogin();
    return marked.filter((comment) => comment.author === login).sort((a, b) => a.id - b.id);
}
async function replaceOldest(conversation, draft, existing) {
    const [oldest, ...duplicates] = existing;
    if (!oldest)
        throw new RangeError("replaceOldest needs a comment");
    const latest = existing.map(markerOf).reduce((a, b) => (b.at > a.at ? b : a));
    for (const duplicate of duplicates)
        await removeOnce(conversation, duplicate.id);
    const previous = markerOf(oldest);
    if (previous.digest === draft.marker.digest)
        return { outcome: "unchanged", url: oldest.url };
    if (latest.at > draft.marker.at && latest.at === previous.at) {
        return { outcome: "outdated", url: oldest.url };
    }
    const updated = await conversation.update(oldest.id, body(draft, previous));
    return { outcome: "updated", url: updated.url };
}
//# sourceMappingURL=sticky-comment.js.map