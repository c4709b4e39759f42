import type { InputOptions, OutputOptions } from "rolldown";

/** What every bundle of a Lambda function is made of. */
export const inputOptions = {
  platform: "node",
  // import or require, as the module that asks does, are added.
  resolve: { conditionNames: ["source", "node"] },
  // The SDK is part of Lambda's runtime: see docs/decisions. The others are drivers that are used where installed.
  external: [/^node:/, /^@aws-sdk\//, "pg-native", "@electric-sql/pglite", "cloudflare:sockets"],
  logLevel: "warn",
} satisfies InputOptions;

/** How it is written. */
export const outputOptions = {
  format: "esm",
  minify: true,
  comments: { legal: false },
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
} satisfies OutputOptions;
