import type { PggitError } from "pggit";
import { problemOf } from "../../http/problem.ts";

interface ProblemNoteProps {
  readonly error: PggitError;
  readonly requestId: string;
}

/** What was wrong, what to do, and by which id whoever runs the API finds it. */
export function ProblemNote({ error, requestId }: ProblemNoteProps) {
  const { title, detail, hint, code } = problemOf(error, requestId);
  return (
    <div class="note bad" role="alert">
      <p>
        <b>{title}.</b> {detail}
      </p>
      <p>{hint}</p>
      <p class="quiet">
        <code>{code}</code>, request <code>{requestId}</code>
      </p>
    </div>
  );
}
