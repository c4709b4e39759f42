import type { CommentMode } from "./inputs.ts";
import { type Marker, readMarker, writeMarker } from "./marker.ts";

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

/** on-change creates no comment while there is nothing to report; always does; replace never does. */
export type PostMode = Exclude<CommentMode, "never"> | "replace";

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
 * @throws whatever the conversation throws: missing permission, no network
 */
export async function postSticky(
  conversation: Conversation,
  draft: Draft,
  mode: PostMode,
): Promise<Posted> {
  const [oldest, ...duplicates] = await findOwn(conversation, draft.marker.key);
  if (oldest) {
    // Left behind by a run that died between creating its comment and looking again.
    for (const duplicate of duplicates) await conversation.remove(duplicate.id);
    return replace(conversation, draft, oldest);
  }
  if (mode === "replace" || (mode === "on-change" && draft.marker.state === "quiet")) {
    return { outcome: "not needed", url: "" };
  }
  const created = await conversation.create(bodyOf(draft, null));
  const [first] = await findOwn(conversation, draft.marker.key);
  if (!first || first.id >= created.id) return { outcome: "created", url: created.url };
  await conversation.remove(created.id);
  return replace(conversation, draft, first);
}

async function findOwn(conversation: Conversation, key: string): Promise<Comment[]> {
  const marked: Comment[] = [];
  for await (const comment of conversation.comments()) {
    if (readMarker(comment.body)?.key === key) marked.push(comment);
  }
  if (marked.length === 0) return [];
  const login = await conversation.ownLogin();
  return marked.filter((comment) => comment.author === login).sort((a, b) => a.id - b.id);
}

async function replace(conversation: Conversation, draft: Draft, own: Comment): Promise<Posted> {
  const previous = readMarker(own.body);
  if (previous?.digest === draft.marker.digest) return { outcome: "unchanged", url: own.url };
  if (previous && previous.at > draft.marker.at) return { outcome: "outdated", url: own.url };
  const updated = await conversation.update(own.id, bodyOf(draft, previous));
  return { outcome: "updated", url: updated.url };
}

function bodyOf(draft: Draft, previous: Marker | null): string {
  return `${writeMarker(draft.marker)}\n${draft.text(previous)}`;
}
