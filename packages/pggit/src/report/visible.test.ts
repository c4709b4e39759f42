import { expect, test } from "vitest";
import { jsonText } from "./visible.ts";

test("JSON on a terminal turns no colour on and no text round, and says the same", () => {
  const value = { name: "a\u009b31mb\u202ec\u0007\n\ud800" };
  const text = jsonText(value);
  expect(text).not.toMatch(/[\u007f-\u009f\u202e]/);
  expect(text.split("\n")).toHaveLength(4);
  expect(JSON.parse(text)).toEqual(value);
});
