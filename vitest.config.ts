import { configDefaults, defineConfig } from "vitest/config";
import { browserProject, project } from "./test/servers/projects.ts";
import { parseVersions } from "./test/servers/versions.ts";

const versions = parseVersions(process.env.PGGIT_TEST_VERSIONS);
const newest = Math.max(...versions);
// Everybody's run is to take under ten minutes; whoever names versions, as CI does, has both ends, and what takes long.
const isWhole = Boolean(process.env.PGGIT_TEST_VERSIONS);
const ends = isWhole ? [Math.min(...versions), newest] : [newest];
const tooLong = isWhole ? [] : ["**/*.long.*.test.ts"];

// Tests run the sources, not what was built last.
const conditions = ["source", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["source", "node"] } },
  test: {
    maxWorkers: 2,
    // A worker keeps what it has loaded for its next file: no test replaces a module or leaves a global behind.
    isolate: false,
    exclude: [...configDefaults.exclude, ...tooLong],
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
      ...versions.map((version) => {
        const kinds = ends.includes(version) ? ["pg", "ends"] : ["pg"];
        const include = kinds.map((kind) => `test/**/*.${kind}.test.ts`);
        return project(`pg${version}`, include, version);
      }),
      project("once", ["test/**/*.once.test.ts"], newest),
      browserProject("browser", ["test/browser/**/*.browser.test.ts"], newest),
    ],
  },
});
