import { setImmediate as tick } from "node:timers/promises";
import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("work is done one piece at a time, in the order it came", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await tick();
    log.push(`${name} ends`);
  };
  await Promise.all([turns.take(work("a")), turns.take(work("b"))]);
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("one that fails does not stop the next", async () => {
  const turns = new Turns();
  await expect(turns.take(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.take(async () => "done")).toBe("done");
});

test("one that waits for itself is told so instead of waiting for ever", async () => {
  const turns = new Turns();
  await expect(turns.take(() => turns.take(async () => 1))).rejects.toThrow(/its own transaction/);
});
