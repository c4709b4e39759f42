import { Script } from "node:vm";
import { expect, test } from "vitest";
import { script } from "./script.ts";
import { style } from "./style.ts";

test("the script is one that browsers read", () => {
  expect(() => new Script(script)).not.toThrow();
});

test("neither the script nor the stylesheet asks anybody for anything", () => {
  expect(style).not.toMatch(/url\(|@import|https?:/);
  expect(script).not.toMatch(/fetch|XMLHttp|import|https?:|innerHTML|eval/);
});
