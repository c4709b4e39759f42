import { defineConfig } from "vitest/config";
import { project } from "./test/servers/projects.ts";
import { parseVersions } from "./test/servers/versions.ts";

const versions = parseVersions(process.env.PGGIT_TEST_VERSIONS);
const newest = Math.max(...versions);

// Tests run the sources, not what was built last.
const conditions = ["source", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["source", "node"] } },
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    projects: [
      project("unit", [
        "packages/*/src/**/*.test.ts",
        "functions/src/**/*.test.ts",
        "action/src/**/*.test.ts",
        "test/static/**/*.test.ts",
      ]),
      project("pglite", ["test/**/*.pglite.test.ts"]),
      ...versions.map((version) => project(`pg${version}`, ["test/**/*.pg.test.ts"], version)),
      project("once", ["test/**/*.once.test.ts"], newest),
    ],
  },
});
