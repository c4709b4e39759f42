import { expect, test } from "vitest";
import { fillHelp } from "./help-text.ts";

test("paragraphs are filled anew, lists go on further in, commands stay whole", () => {
  const text = [
    "One sentence that is broken",
    "here and goes on. Another.",
    "Exit code: 0, or 2 after an error",
    "",
    "Options:",
    "  --flag <value>  what it is good for",
    "  $ pggit compare env:PRODUCTION_URL env:STAGING_URL",
  ].join("\n");
  expect(fillHelp(text, 30).split("\n")).toEqual([
    "One sentence that is broken",
    "here and goes on. Another.",
    "Exit code: 0, or 2 after an",
    "error",
    "",
    "Options:",
    "  --flag <value>  what it",
    "      is good for",
    "  $ pggit compare env:PRODUCTION_URL env:STAGING_URL",
  ]);
});
