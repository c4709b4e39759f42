import { expect, test } from "vitest";
import { parserOf } from "./values.ts";

const TIMESTAMPTZ = 1184;
const instant = parserOf(TIMESTAMPTZ);

test("an instant is the same text whatever the session's TimeZone", () => {
  for (const text of [
    "2024-01-20 10:30:00.123456+00",
    "2024-01-20 16:00:00.123456+05:30",
    "2024-01-20 02:30:00.123456-08",
  ]) {
    expect(instant(text)).toBe("2024-01-20T10:30:00.123456Z");
  }
  expect(instant("2024-01-20 10:30:00+00")).toBe("2024-01-20T10:30:00Z");
});

test("an instant that is not in ISO style stays as PostgreSQL sent it", () => {
  for (const text of [
    "infinity",
    "-infinity",
    "0044-03-15 00:00:00+00 BC",
    "Sat Jan 20 10:30:00 2024 UTC",
  ]) {
    expect(instant(text)).toBe(text);
  }
});

test("types without a rule stay text, int8, numeric and oid among them", () => {
  for (const type of [20, 26, 1700, 2950, 1016, 99_999]) expect(parserOf(type)("42")).toBe("42");
});
