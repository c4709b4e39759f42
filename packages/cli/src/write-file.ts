import { mkdir, open, rename, rm, stat, writeFile as write } from "node:fs/promises";
import { dirname } from "node:path";
import { PggitError } from "pggit";

/**
 * Writes a file, and the folders above it.
 *
 * @throws PggitError INVALID_ARGUMENT with what the file system said
 */
export async function writeFile(path: string, text: string): Promise<void> {
  await reaching(path, async () => {
    await makeFolder(dirname(path));
    await write(path, text);
  });
}

/**
 * Writes a file piece by piece, under another name until it is whole.
 *
 * @throws PggitError INVALID_ARGUMENT with what the file system said; what
 *   `produce` throws. A file of that name is then as it was
 */
export async function streamFile<Result>(
  path: string,
  produce: (write: (text: string) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const partial = `${path}.partial`;
  const file = await reaching(path, async () => {
    await makeFolder(dirname(path));
    return open(partial, "w");
  });
  try {
    const result = await produce((text) => reaching(path, () => file.appendFile(text)));
    await reaching(path, async () => {
      await file.close();
      await rename(partial, path);
    });
    return result;
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
}

/** Not `mkdir` with `recursive`: where a file system takes no folder, as /proc, Node tries for ever. */
async function makeFolder(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  await mkdir(path).catch((thrown: NodeJS.ErrnoException) => {
    // somebody else made it meanwhile
    if (thrown.code !== "EEXIST") throw thrown;
  });
}

async function reaching<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw new PggitError({
      code: "INVALID_ARGUMENT",
      message: `${path} cannot be written${thrown instanceof Error ? `: ${thrown.message}` : ""}.`,
      hint: "Name a file in a directory that you may write to.",
      cause: thrown,
    });
  }
}
