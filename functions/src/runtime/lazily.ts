/**
 * Makes something when it is first asked for, once. Where that fails the next who
 * asks tries again: what could not be read a moment ago may be there by then.
 */
export function lazily<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
