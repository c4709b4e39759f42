import { expect, test } from "vitest";
import { Interval } from "./interval.ts";

test.each([
  "1 hour",
  "2 hours",
  "30 minutes",
  "90min",
  "1.5 h",
  "6 months",
  "1 day 12:00",
  "01:30:00",
  "0.5 s",
  "P1DT12H",
  "PT30M",
])("%s is an interval", (text) => {
  expect(Interval.parse(text)).toBe(text);
});

test.each(["", " ", "soon", "-1 hour", "5", "1 fortnight", "infinity", "P", "PT", "1 hour; drop"])(
  "%j is not",
  (text) => {
    expect(Interval.safeParse(text).success).toBe(false);
  },
);
