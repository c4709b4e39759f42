/**
 * Fresh in-memory PGlite instances.
 *
 * Initialising one takes seconds. Each process does it once, keeps the data
 * directory, and loads a copy of it for every further instance.
 */
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";

let initialised: Promise<Blob> | undefined;

/**
 * Starts an empty PGlite in memory. The caller closes it.
 *
 * @param options further options, such as `extensions`
 */
export async function pglite(options: Omit<PGliteOptions, "dataDir"> = {}): Promise<PGlite> {
  initialised ??= initialise();
  return PGlite.create({ ...options, loadDataDir: await initialised });
}

async function initialise(): Promise<Blob> {
  const first = await PGlite.create();
  try {
    return await first.dumpDataDir("none");
  } finally {
    await first.close();
  }
}
