/**
 * Vitest projects, with and without a PostgreSQL server.
 */
import { fileURLToPath } from "node:url";
import type { TestProjectInlineConfiguration } from "vitest/config";

const GLOBAL_SETUP = fileURLToPath(new URL("./global-setup.ts", import.meta.url));

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
