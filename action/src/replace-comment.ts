import { buildReport, PggitError } from "pggit";
import { ActionError, explain } from "./action-error.ts";
import { draftComment } from "./comment-draft.ts";
import type { Edges } from "./edges.ts";
import { namesOf, type RawInputs } from "./inputs.ts";
import { markerKey } from "./marker.ts";
import { postSticky } from "./sticky-comment.ts";

/**
 * Has the comment of an earlier run say why this one could not compare: what that found would be read as what this
 * found. Where there is none, none is made. A comment that cannot be changed is a warning.
 *
 * @param thrown what ended the run
 * @param sentence what is said of it, secrets removed
 */
export async function replaceComment(
  thrown: unknown,
  sentence: string,
  { raw, edges }: { raw: RawInputs; edges: Edges },
): Promise<void> {
  const { log, workflow } = edges;
  const token = raw["github-token"];
  if (raw.comment === "never" || token === "" || !workflow.pullRequest) return;
  const code = thrown instanceof ActionError ? "INVALID_ARGUMENT" : PggitError.from(thrown).code;
  const report = buildReport({
    comparison: null,
    verifications: [],
    errors: [
      {
        environment: null,
        code,
        message: sentence,
        hint: "What an earlier run found is not said of this one.",
      },
    ],
    baseline: null,
    options: { include: [], schemas: [], ignore: [] },
    now: new Date(),
  });
  const key = markerKey(...namesOf(raw));
  const draft = draftComment(report, { key, runUrl: workflow.url });
  try {
    await postSticky(edges.conversation(token, workflow.pullRequest.number), draft, "replace");
  } catch (refused) {
    log.warning(explain(refused), "No comment");
  }
}
