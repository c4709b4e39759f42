import type { Report } from "pggit";
import { ActionError } from "./action-error.ts";
import { draftComment } from "./comment-draft.ts";
import type { Edges } from "./edges.ts";
import { statusOf } from "./github-conversation.ts";
import { type PostMode, postSticky } from "./sticky-comment.ts";
import type { PullRequest } from "./workflow-run.ts";

/** Where a report is posted, and as whom. */
export interface Post {
  /** See markerKey. */
  readonly key: string;
  readonly token: string;
  readonly pullRequest: PullRequest;
  readonly mode: PostMode;
}

/**
 * Brings a report to the comment on the pull request.
 *
 * @returns the comment's address; empty where none was needed
 * @throws ActionError where GitHub refuses it; whatever else reaching GitHub throws
 */
export async function postReport(
  report: Report,
  { key, token, pullRequest, mode }: Post,
  edges: Edges,
): Promise<string> {
  const draft = draftComment(report, { key, runUrl: edges.workflow.url });
  const conversation = edges.conversation(token, pullRequest.number);
  const posted = await postSticky(conversation, draft, mode).catch((thrown: unknown) => {
    throw forbidden(thrown) ?? thrown;
  });
  edges.log.info(`Comment on the pull request: ${posted.outcome} ${posted.url}`.trimEnd());
  return posted.url;
}

/** GitHub answers 403 where it admits that the pull request exists, and 404 where the token may not even know. */
function forbidden(thrown: unknown): ActionError | null {
  const status = statusOf(thrown);
  if (status !== 401 && status !== 403 && status !== 404) return null;
  return new ActionError(
    `GitHub refused the comment with status ${status}. Give the job \`permissions: pull-requests: write\`, or set the input comment to never.`,
    { cause: thrown },
  );
}
