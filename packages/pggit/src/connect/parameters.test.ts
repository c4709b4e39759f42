import { expect, test } from "vitest";
import { encodeParameter } from "./parameters.ts";

test("each kind of value becomes the text that PostgreSQL reads", () => {
  expect(encodeParameter("a'b")).toBe("a'b");
  expect(encodeParameter(1.5)).toBe("1.5");
  expect(encodeParameter(9_007_199_254_740_993n)).toBe("9007199254740993");
  expect(encodeParameter(false)).toBe("false");
  expect(encodeParameter({ a: [1, null] })).toBe('{"a":[1,null]}');
  expect(encodeParameter(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  expect(encodeParameter(Uint8Array.of(0, 255))).toBe("\\x00ff");
});

test("null and undefined are NULL, also inside an array", () => {
  expect(encodeParameter(null)).toBeNull();
  expect(encodeParameter(undefined)).toBeNull();
  expect(encodeParameter(["a", null, undefined])).toBe('{"a",NULL,NULL}');
});

test("arrays are PostgreSQL arrays, nested ones and those of objects too", () => {
  expect(encodeParameter([])).toBe("{}");
  expect(encodeParameter([[1], [2]])).toBe('{{"1"},{"2"}}');
  expect(encodeParameter([{ a: 'x"y' }])).toBe('{"{\\"a\\":\\"x\\\\\\"y\\"}"}');
});
