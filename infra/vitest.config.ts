import { defineConfig } from "vitest/config";

const conditions = ["source", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ["source", "node"] } },
  test: {
    name: "infra",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Loading the CDK with cdk-nag's rules takes most of the time: once for all files, which share what was synthesized.
    isolate: false,
    maxWorkers: 1,
    // The first synthesis loads all of them: seconds, a minute on a machine that is busy.
    testTimeout: 300_000,
  },
});
