import { PggitError } from "pggit";
import { expect, test } from "vitest";
import { SecretCache } from "./secret-cache.ts";

/** A cache over a clock and a store that a test sets. */
function cached() {
  const state = { now: 0, stored: "first", reads: 0, isThrottled: false };
  const cache = new SecretCache({
    keepMs: 900_000,
    restMs: 1_000,
    now: () => state.now,
    read: async () => {
      state.reads += 1;
      if (!state.isThrottled) return state.stored;
      throw new PggitError({ code: "SECRET_UNAVAILABLE", message: "Too often.", hint: "Wait." });
    },
  });
  const ask = () => cache.read("arn").catch((error: PggitError) => error.code);
  return { cache, state, ask };
}

test("a secret is read once for many, and again when it is old", async () => {
  const { state, ask } = cached();
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(["first", "first", "first"]);
  state.now = 899_999;
  await ask();
  expect(state.reads).toBe(1);
  state.now = 900_000;
  state.stored = "second";
  expect(await ask()).toBe("second");
});

test("while Secrets Manager throttles, what is known goes on being used", async () => {
  const { state, ask } = cached();
  await ask();
  state.isThrottled = true;
  state.now = 900_000;
  expect(await Promise.all([ask(), ask()])).toEqual(["first", "first"]);
  expect(state.reads).toBe(2);
});

test("where nothing is known, one that cannot be read is asked for once a second", async () => {
  const { state, ask } = cached();
  state.isThrottled = true;
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set([...answers, await ask()])).toEqual(new Set(["SECRET_UNAVAILABLE"]));
  expect(state.reads).toBe(1);
  state.isThrottled = false;
  state.now = 1_000;
  expect(await ask()).toBe("first");
});

test("a refused login has it read anew, once in a second", async () => {
  const { cache, state, ask } = cached();
  await ask();
  state.now = 1_000;
  state.stored = "rotated";
  expect(cache.forget(500)).toBe(true);
  expect(await ask()).toBe("rotated");
  expect(cache.forget(1_000)).toBe(false);
  expect(state.reads).toBe(2);
});
