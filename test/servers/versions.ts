/**
 * Which PostgreSQL versions a test run uses.
 *
 * The oldest and the newest supported version are installed with the
 * workspace; those between them only where somebody asks for them, because
 * each is some 50 MB.
 */

/** Major versions that `npm ci` installs. */
const WORKSPACE_VERSIONS: readonly number[] = [14, 18];

/** Major versions that `node test/servers/install-more.ts` adds. */
const MORE_VERSIONS: readonly number[] = [15, 16, 17];

/**
 * Reads a list such as `14,18`, the form of the variable PGGIT_TEST_VERSIONS.
 *
 * @param list major versions separated by commas; unset or empty means the workspace's own
 * @returns the versions in ascending order, each once
 * @throws Error when an entry is not a version that pgGit is tested with
 */
export function parseVersions(list: string | undefined): number[] {
  if (!list?.trim()) return [...WORKSPACE_VERSIONS];
  const known = [...WORKSPACE_VERSIONS, ...MORE_VERSIONS].toSorted((a, b) => a - b);
  const versions = list.split(",").map((entry) => {
    const version = Number(entry.trim());
    if (!known.includes(version)) {
      throw new Error(
        `PGGIT_TEST_VERSIONS names "${entry.trim()}"; pgGit is tested with PostgreSQL ${known.join(", ")}.`,
      );
    }
    return version;
  });
  return [...new Set(versions)].toSorted((a, b) => a - b);
}

/**
 * The sentence that tells how a missing version is installed.
 *
 * @param version a major version for which no binaries were found
 */
export function howToInstall(version: number): string {
  const command = MORE_VERSIONS.includes(version) ? "node test/servers/install-more.ts" : "npm ci";
  return `PostgreSQL ${version} is not installed for the tests; run \`${command}\`.`;
}
