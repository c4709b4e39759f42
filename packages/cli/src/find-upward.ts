import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PggitError } from "pggit";

/**
 * The nearest file of a name, in a directory or one of those above it.
 *
 * One that belongs to neither this user nor root is refused: whoever may write
 * above a directory (as everybody may in /tmp) would say where passwords go.
 *
 * @param user the id of this user; undefined where the system has none
 * @throws PggitError INVALID_CONFIG
 */
export async function findUpward(
  name: string,
  from: string,
  user: number | undefined,
): Promise<string | undefined> {
  for (let directory = from; ; directory = dirname(directory)) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) {
      if (user === undefined || found.uid === user || found.uid === 0) return path;
      throw new PggitError({
        code: "INVALID_CONFIG",
        message: `${path} belongs to another user, so it is not read.`,
        hint: "Where you trust it, name it with --config.",
      });
    }
    if (directory === dirname(directory)) return undefined;
  }
}
