import { expect, test } from "vitest";
import { pageOfMany } from "./page-of-many.tsx";

const all = Array.from({ length: 7 }, (_, index) => ({ index }));
const at = (query: string) => pageOfMany({ query: new URLSearchParams(query) }, all, 3);

test("every row is on one page, and each has an id of its own", () => {
  const pages = [at(""), at("page=2"), at("page=3")];
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
  const ids = pages.flatMap((part) => part.rows.map((row) => part.idOf(row)));
  expect(new Set(ids).size).toBe(7);
  expect(pages.map(({ place, places }) => [place, places])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test.each(["page=0", "page=4", "page=-1", "page=1.5", "page=many", "page="])(
  "%s is the first page",
  (query) => {
    expect(at(query).place).toBe(1);
  },
);

test("of nothing there is one page", () => {
  expect(pageOfMany({ query: new URLSearchParams() }, [], 3)).toMatchObject({
    rows: [],
    place: 1,
    places: 1,
  });
});
