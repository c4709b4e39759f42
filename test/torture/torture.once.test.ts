/** The short form of `npm run torture`. */
import { expect, inject, test } from "vitest";
import { torture } from "./torture.ts";

test("whatever is killed while many change the schema: history is the catalog, and nobody fails or waits", async () => {
  const seed = Date.now() % 1_000_000;
  const { problems, figures } = await torture({
    version: inject("postgresVersion"),
    rounds: 2,
    sessions: 6,
    seconds: 1,
    seed,
    // on a machine that does much else at once, only what hangs is told from what is slow
    patience: 2000,
  });
  expect(problems, `seed ${seed}`).toEqual([]);
  expect(figures["statements"]).toBeGreaterThan(20);
  expect(figures["versions"]).toBeGreaterThan(10);
}, 120_000);
