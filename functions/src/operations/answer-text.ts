import { type Answer, PggitError } from "pggit";

/**
 * An answer as the JSON that is sent.
 *
 * @param limit bytes at most: what a function may answer is bounded where it runs
 * @throws PggitError ANSWER_TOO_LARGE
 */
export function answerText(answer: Answer<object> | object, limit: number): string {
  const text = JSON.stringify(answer);
  const isShort = text.length * 3 <= limit;
  if (isShort || new TextEncoder().encode(text).byteLength <= limit) return text;
  throw new PggitError({
    code: "ANSWER_TOO_LARGE",
    message: `The answer is longer than the ${limit} bytes that this API sends.`,
    hint: "Ask for less at once: a smaller limit, fewer schemas, one object; or read it beside the database with pggit.",
  });
}
