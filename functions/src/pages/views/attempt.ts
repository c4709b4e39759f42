import { PggitError } from "pggit";

/** What came of reading a part of a page. */
export type Attempt<Result> =
  | { readonly result: Result; readonly error: null }
  | { readonly result: null; readonly error: PggitError };

/**
 * Reads a part of a page that may fail without the others: why is then said in its
 * place. Who is not logged in any more is sent to the login all the same.
 *
 * @throws PggitError UNAUTHENTICATED
 */
export async function attempt<Result>(work: Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { result: await work, error: null };
  } catch (thrown) {
    const error = PggitError.from(thrown);
    if (error.code === "UNAUTHENTICATED") throw error;
    return { result: null, error };
  }
}
