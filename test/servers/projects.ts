/**
 * Vitest projects, with and without a PostgreSQL server.
 */
import { fileURLToPath } from "node:url";
import type { TestProjectInlineConfiguration } from "vitest/config";

const GLOBAL_SETUP = fileURLToPath(new URL("./global-setup.ts", import.meta.url));
const BROWSER_SETUP = fileURLToPath(new URL("../browser/global-setup.ts", import.meta.url));

/**
 * One vitest project.
 *
 * @param name as in `vitest run --project NAME`
 * @param include globs of its test files, relative to the folder of the configuration
 * @param version the PostgreSQL major version that its tests need; by default it has no server
 */
export function project(
  name: string,
  include: string[],
  version?: number,
): TestProjectInlineConfiguration {
  const server = version && { globalSetup: GLOBAL_SETUP, provide: { postgresVersion: version } };
  return { extends: true, test: { name, include, ...server } };
}

/** A vitest project whose tests need a browser beside a server. */
export function browserProject(
  name: string,
  include: string[],
  version: number,
): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include,
      globalSetup: [GLOBAL_SETUP, BROWSER_SETUP],
      provide: { postgresVersion: version },
      // a page takes its time where others use the machine
      testTimeout: 90_000,
      hookTimeout: 240_000,
    },
  };
}
