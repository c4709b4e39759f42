import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireStart } from "../src/functions/require-start.ts";
import { temporaryFolder } from "./synthesized.ts";

/** A bundle that is this text. */
function bundle(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "index.mjs"), text);
  return folder;
}

test("a bundle that starts with its configuration is taken", () => {
  const folder = bundle(`
    import { readFileSync } from "node:fs";
    const config = JSON.parse(readFileSync(process.env.PGGIT_CONFIG, "utf8"));
    export const handler = async ({ rawPath }) =>
      ({ statusCode: rawPath === "/livez" && config.isRight ? 200 : 500 });
  `);
  expect(() => requireStart(folder, { isRight: true })).not.toThrow();
  expect(() => requireStart(folder, {})).toThrow(/does not start .*"statusCode":500/);
});

test("what the API refuses is said in its own words", () => {
  const folder = bundle(
    `export const handler = async () => {
      throw Object.assign(new Error("keys.0.id: Invalid string."), { hint: "Correct it." });
    };`,
  );
  expect(() => requireStart(folder, {})).toThrow(
    /configuration\. keys\.0\.id: Invalid string\. Correct it\.$/,
  );
});
