import { readMarker, writeMarker } from "./marker.js";
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
export async function postSticky(conversation, draft, mode) {
    const [oldest, ...duplicates] = await findOwn(conversation, draft.marker.key);
    if (oldest) {
        // Left behind by a run that died between creating its comment and looking again.
        for (const duplicate of duplicates)
            await conversation.remove(duplicate.id);
        return replace(conversation, draft, oldest);
    }
    if (mode === "on-change" && draft.marker.state === "quiet") {
        return { outcome: "not needed", url: "" };
    }
    const created = await conversation.create(bodyOf(draft, null));
    const [first] = await findOwn(conversation, draft.marker.key);
    if (!first || first.id >= created.id)
        return { outcome: "created", url: created.url };
    await conversation.remove(created.id);
    return replace(conversation, draft, first);
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
async function replace(conversation, draft, own) {
    const previous = readMarker(own.body);
    if (previous?.digest === draft.marker.digest)
        return { outcome: "unchanged", url: own.url };
    if (previous && previous.at > draft.marker.at)
        return { outcome: "outdated", url: own.url };
    const updated = await conversation.update(own.id, bodyOf(draft, previous));
    return { outcome: "updated", url: updated.url };
}
function bodyOf(draft, previous) {
    return `${writeMarker(draft.marker)}\n${draft.text(previous)}`;
}
//# sourceMappingURL=sticky-comment.js.map