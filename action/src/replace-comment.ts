import { PggitError } from "pggit";
import { ActionError, explain } from "./action-error.ts";
import type { Edges } from "./edges.ts";
import { failedReport } from "./failed-report.ts";
import { namesOf, type RawInputs } from "./inputs.ts";
import { markerKey } from "./marker.ts";
import { postReport } from "./post-report.ts";

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
  const { pullRequest } = edges.workflow;
  const token = raw["github-token"];
  if (raw.comment === "never" || token === "" || !pullRequest) return;
  const report = failedReport({
    environment: null,
    code: thrown instanceof ActionError ? "INVALID_ARGUMENT" : PggitError.from(thrown).code,
    message: sentence,
    hint: "What an earlier run found is not said of this one.",
  });
  const key = markerKey(...namesOf(raw));
  try {
    await postReport(report, { key, token, pullRequest, mode: "replace" }, edges);
  } catch (refused) {
    edges.log.warning(explain(refused), "No comment");
  }
}
