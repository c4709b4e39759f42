import { expect, test } from "vitest";
import { type Marker, markerKey, readMarker, writeMarker } from "./marker.ts";

const marker: Marker = {
  key: markerKey("production", "staging"),
  at: "2026-11-22T12:00:00.000Z",
  state: "findings",
  digest: "0123abcd",
};

test("a marker is read as it was written", () => {
  expect(readMarker(`${writeMarker(marker)}\n## Report`)).toEqual(marker);
});

test("a quotation of our comment is not our comment", () => {
  expect(readMarker(`> ${writeMarker(marker)}\n> ## Report`)).toBeNull();
  expect(readMarker(`I saw ${writeMarker(marker)}`)).toBeNull();
});

test("an environment's name can neither end the hidden comment nor pass for another pair", () => {
  expect(writeMarker({ ...marker, key: markerKey("a --> <b>", "c") }).match(/-->/g)).toHaveLength(
    1,
  );
  expect(markerKey("a...b", "c")).not.toBe(markerKey("a", "b...c"));
});
