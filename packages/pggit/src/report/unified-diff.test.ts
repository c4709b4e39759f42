import { applyPatch } from "diff";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "./unified-diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "", "--- x", "+++ y", "@@ -1 +1 @@"), {
  minLength: 1,
  maxLength: 30,
});

test("a diff applied to the one text gives the other", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [from, to] = [`${before.join("\n")}\nend`, `${after.join("\n")}\nend`];
      const diff = unifiedDiff({ name: "a", text: from }, { name: "b", text: to });
      expect(diff === "" ? `${from}\n` : applyPatch(`${from}\n`, diff)).toBe(`${to}\n`);
    }),
  );
});

test("texts that have little in common are replaced as a whole, in time", () => {
  const text = (seed: string) => Array.from({ length: 6000 }, (_, n) => `${seed} ${n}`).join("\n");
  const diff = unifiedDiff({ name: "a", text: text("x") }, { name: "b", text: text("y") });
  expect(applyPatch(`${text("x")}\n`, diff)).toBe(`${text("y")}\n`);
});
