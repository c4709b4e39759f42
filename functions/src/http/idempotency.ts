import { PggitError, type Sql } from "pggit";
import { sha256, toHex } from "../auth/bytes.ts";
import type { Caller } from "../auth/caller.ts";

/** A change that is made once under its key. */
export interface KeyedCall {
  readonly caller: Pick<Caller, "name">;
  readonly key: string;
  /** What is asked for; the same under the same key, or the call is refused. */
  readonly request: readonly unknown[];
}

/** What a call came to, and whether that was answered before. */
export interface Kept<Answer> {
  readonly answer: Answer;
  readonly isReplayed: boolean;
}

/** Printable ASCII, as a header has it. */
const wellFormed = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/**
 * Reads the header Idempotency-Key of a request; null where there is none.
 *
 * @throws PggitError INVALID_ARGUMENT
 */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || wellFormed.test(key)) return key;
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: "Not valid: Idempotency-Key: is not 1 to 255 printable characters of ASCII.",
    hint: "A random UUID for each call is a good key.",
  });
}

/**
 * Makes a change unless it was made under its key before: then the answer is what
 * it was then. Key and answer commit with the change, so a change that failed has
 * left its key free, and of two at once the second waits for the first.
 *
 * @param sql the transaction that the change is made in
 * @param work makes the change and returns what is answered: what JSON can hold
 * @throws PggitError IDEMPOTENCY_CONFLICT where the key was used for another request
 */
export async function once<Answer extends object>(
  sql: Sql,
  { caller, key, request }: KeyedCall,
  work: () => Promise<Answer>,
): Promise<Kept<Answer>> {
  const hash = toHex(await sha256(canonical(request)));
  const [claimed] = await sql.query<{ answer: Answer | null }>(
    "select pggit.claim_call($1, $2, decode($3, 'hex')) as answer",
    [caller.name, key, hash],
  );
  if (claimed?.answer) return { answer: claimed.answer, isReplayed: true };
  const answer = await work();
  await sql.query("select pggit.keep_answer($1, $2, $3)", [
    caller.name,
    key,
    JSON.stringify(answer),
  ]);
  return { answer, isReplayed: false };
}

/** JSON with the members of objects in the order of their names, so that equal values give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
