import { PggitError, type Sql } from "pggit";
import type { Caller } from "./caller.ts";
import { sha256, toHex } from "./bytes.ts";
import { unauthenticated } from "./unauthenticated.ts";

/**
 * Makes a caller's token good for one change: called in the transaction of every
 * call that changes something, before it does. A token that is sent again is
 * refused, by every instance, since what is remembered commits with the change; a
 * change that failed leaves the token as it was.
 *
 * Callers without such a token (API keys) pass.
 *
 * @throws PggitError UNAUTHENTICATED where the token has changed something before
 */
export async function useToken(sql: Sql, { token }: Pick<Caller, "token">): Promise<void> {
  if (!token) return;
  const hash = toHex(await sha256(token.id));
  const [row] = await sql
    .query<{ is_first: boolean }>("select pggit.use_token($1, $2) as is_first", [
      hash,
      token.expiresAt,
    ])
    .catch((thrown: unknown) => {
      throw PggitError.from(thrown, { label: sql.label });
    });
  if (row?.is_first) return;
  throw unauthenticated(
    "The token was used for a change before.",
    "Ask GitHub for a new token before each call that changes something.",
  );
}
