import type { BuildOptions } from "esbuild";

/** How every bundle of a Lambda function is made. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node24",
  format: "esm",
  conditions: ["source"],
  // Dependencies written for CommonJS ask for Node's own modules with require.
  banner: {
    js: 'import { createRequire } from "node:module";const require=createRequire(import.meta.url);',
  },
  // The SDK is part of Lambda's runtime: see docs/decisions. The others are drivers that are used where installed.
  external: ["@aws-sdk/*", "pg-native", "@electric-sql/pglite", "cloudflare:sockets"],
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;
