import { describe, expect, it } from "vitest";
import { count, list } from "./words.ts";

describe("what is counted in a sentence", () => {
  it.each([
    [0, "0 objects"],
    [1, "1 object"],
    [999, "999 objects"],
    [1_000, "1,000 objects"],
    [12_345, "12,345 objects"],
    [1_234_567, "1,234,567 objects"],
  ])("%i is said with its thousands apart", (many, said) => {
    expect(count(many, "object")).toBe(said);
  });

  it("has the plural that it is given", () => {
    expect(count(2, "index", "indexes")).toBe("2 indexes");
  });
});

it("names one after the other, the last with and", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(list)).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
