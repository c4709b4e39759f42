import fc from "fast-check";
import { expect, test } from "vitest";
import { formatArray, parseArray } from "./array-text.ts";

const text = (value: string) => value;
const encode = (value: unknown) => (typeof value === "string" ? value : null);

test("quotes, backslashes, commas, braces and the word NULL survive as elements", () => {
  expect(parseArray('{plain,"a b","c\\"d","e\\\\f","g,h","{}",NULL,"NULL",""}', text)).toEqual([
    "plain",
    "a b",
    'c"d',
    "e\\f",
    "g,h",
    "{}",
    null,
    "NULL",
    "",
  ]);
});

test("arrays of arrays, empty ones and explicit bounds are read", () => {
  expect(parseArray("{}", text)).toEqual([]);
  expect(parseArray("{{1,2},{3,NULL}}", Number)).toEqual([
    [1, 2],
    [3, null],
  ]);
  expect(parseArray("[0:1]={7,8}", Number)).toEqual([7, 8]);
});

test("whatever is written is read back", () => {
  const element = fc.option(fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(
      fc.array(fc.array(element, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
      (rows) => {
        expect(parseArray(formatArray(rows, encode), text)).toEqual(rows);
      },
    ),
  );
});
