/**
 * Fresh in-memory PGlite instances.
 *
 * Initialising one takes seconds, loading an initialised data directory some
 * tenths of one. So the first process to need it dumps an empty directory into
 * `test/.cache`, under the version that made it; every instance loads that.
 */
import { randomBytes } from "node:crypto";
import { existsSync, openAsBlob } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";

const CACHE = new URL("../.cache/", import.meta.url);

let initialised: Promise<Blob> | undefined;

/**
 * Starts an empty PGlite in memory. The caller closes it.
 *
 * @param options further options, such as `extensions`
 */
export async function pglite(options: Omit<PGliteOptions, "dataDir"> = {}): Promise<PGlite> {
  initialised ??= initialisedDirectory();
  return PGlite.create({ ...options, loadDataDir: await initialised });
}

async function initialisedDirectory(): Promise<Blob> {
  const file = new URL(`pglite-${await packageVersion()}.tar`, CACHE);
  if (existsSync(file)) return openAsBlob(file);
  const dump = await dumpOfNewDirectory();
  await mkdir(CACHE, { recursive: true });
  // Renamed when complete, so that another process never reads half a file.
  const partial = new URL(`${randomBytes(6).toString("hex")}.partial`, CACHE);
  await writeFile(partial, new Uint8Array(await dump.arrayBuffer()));
  await rename(partial, file);
  return dump;
}

async function dumpOfNewDirectory(): Promise<Blob> {
  const first = await PGlite.create();
  try {
    return await first.dumpDataDir("none");
  } finally {
    await first.close();
  }
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const manifest = await readFile(new URL("../package.json", pathToFileURL(entry)), "utf8");
  const { version }: { version: string } = JSON.parse(manifest);
  return version;
}
