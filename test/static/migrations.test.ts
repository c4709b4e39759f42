import { expect, test } from "vitest";
import { currentMigrations, releasedMigrations } from "./freeze-migrations.ts";

test("a released migration never changes", () => {
  expect(currentMigrations()).toMatchObject(releasedMigrations());
});

test("migrations are numbered without a gap", () => {
  const numbers = Object.keys(currentMigrations()).map((name) => name.slice(0, 5));
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.toSorted()).toEqual(
    numbers.map((_, index) => `${String(index + 1).padStart(4, "0")}_`),
  );
});
