import { expect, test } from "vitest";
import { durationWords } from "./duration-words.ts";

test.each([
  ["02:00:00", "2 h"],
  ["00:30:00", "30 min"],
  ["01:30:00", "1 h 30 min"],
  ["00:00:10.5", "10 s"],
  ["1 mon 2 days", "1 mon 2 days"],
  ["00:00:00", "00:00:00"],
])("%s is %s", (interval, words) => {
  expect(durationWords(interval)).toBe(words);
});
