import { PggitError, type Sql } from "pggit";
import { sha256, toHex } from "../auth/bytes.ts";
import type { Caller } from "../auth/caller.ts";
import { isEndedEarly } from "./ended-early.ts";

/** A change that is made once under its key. */
export interface KeyedCall {
  readonly caller: Pick<Caller, "name">;
  readonly key: string;
  /** What is asked for; the same under the same key, or the call is refused. */
  readonly request: readonly unknown[];
  /** Whether it is also made where keys cannot be kept: in an emergency the table of keys may be what is broken. */
  readonly isUrgent: boolean;
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
  call: KeyedCall,
  work: () => Promise<Answer>,
): Promise<Kept<Answer>> {
  const { caller, key, isUrgent } = call;
  const claimed = await (isUrgent ? claimUrgently(sql, call) : claim<Answer>(sql, call));
  if (claimed === "not kept") return { answer: await work(), isReplayed: false };
  if (claimed) return { answer: claimed as Answer, isReplayed: true };
  const answer = await work();
  const keep = (inner: Sql) =>
    inner.query("select pggit.keep_answer($1, $2, $3)", [caller.name, key, JSON.stringify(answer)]);
  await (isUrgent ? sql.transaction(keep).catch(() => undefined) : keep(sql));
  return { answer, isReplayed: false };
}

/** What was answered under the key; null where the call is to be made. */
async function claim<Answer extends object>(
  sql: Sql,
  { caller, key, request }: KeyedCall,
): Promise<Answer | null> {
  const hash = toHex(await sha256(canonical(request)));
  const [row] = await sql.query<{ answer: Answer | null }>(
    "select pggit.claim_call($1, $2, decode($3, 'hex')) as answer",
    [caller.name, key, hash],
  );
  return row?.answer ?? null;
}

/** Claims a key within two seconds, or says that it cannot be. */
async function claimUrgently(sql: Sql, call: KeyedCall): Promise<object | null | "not kept"> {
  try {
    return await sql.transaction(async (savepoint) => {
      await savepoint.query("select set_config('lock_timeout', '2s', true)");
      const claimed = await claim(savepoint, call);
      await savepoint.query("select set_config('lock_timeout', '0', true)");
      return claimed;
    });
  } catch (thrown) {
    const error = PggitError.from(thrown);
    const isCallers = error.code === "IDEMPOTENCY_CONFLICT" || error.code === "INVALID_ARGUMENT";
    if (isCallers || isEndedEarly(error)) throw error;
    return "not kept";
  }
}

/** JSON with the members of objects in the order of their names, so that equal values give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
