import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClockConfig } from "../config/clock-config.ts";
import { makeClock } from "./clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T02:58:30Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);
const started: typeof makeClock = (...given) => {
  const clock = makeClock(...given);
  clock.start();
  return clock;
};
const silent = () => undefined;

test("runs what is named when its time has come, and nothing else", async () => {
  const due: unknown[] = [];
  const config = ClockConfig.parse({
    fold: "*/5 * * * *",
    purge: { at: "0 4 * * *", environments: ["staging"] },
    timezone: "Europe/Berlin",
  });
  const said: unknown[] = [];
  const clock = started(
    config,
    async (each) => void due.push(each),
    (_, message, fields) => {
      said.push({ message, ...fields });
    },
  );
  expect(said).toMatchObject([
    { message: "scheduled", schedule: "fold", next: "2026-11-23T03:00:00.000Z" },
    // Four o'clock in Berlin
    { message: "scheduled", schedule: "purge", next: "2026-11-23T03:00:00.000Z" },
  ]);
  await minutes(1);
  expect(due).toEqual([]);
  await minutes(10);
  await clock.stop();
  await minutes(60);
  expect(due).toEqual([
    { schedule: "fold" },
    { schedule: "purge", environments: ["staging"] },
    { schedule: "fold" },
  ]);
});

test("leaves one that still runs to end, and stopping waits for it", async () => {
  const ends: (() => void)[] = [];
  const clock = started(
    ClockConfig.parse({ verify: "* * * * *" }),
    () => new Promise<void>((resolve) => ends.push(resolve)),
    silent,
  );
  await minutes(4);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await minutes(1);
  expect(ends).toHaveLength(2);
  let isStopped = false;
  const stopped = clock.stop().then(() => {
    isStopped = true;
    return undefined;
  });
  await minutes(1);
  expect(isStopped).toBe(false);
  ends[1]?.();
  await stopped;
});

test("one that fails is logged, and comes again", async () => {
  const said: unknown[] = [];
  let runs = 0;
  const fail = () => {
    runs += 1;
    return Promise.reject(new Error("no answer"));
  };
  const clock = started(ClockConfig.parse({ fold: "* * * * *" }), fail, (level, message) => {
    said.push([level, message]);
  });
  await minutes(2);
  await clock.stop();
  expect(runs).toBe(2);
  expect(said).toContainEqual(["error", "schedule failed"]);
});

test.each([["every day"], ["* * * *"], ["0 0 0 * * *"], ["@daily"], ["* * * * $(x)"]])(
  "%s is no expression",
  (at) => {
    expect(ClockConfig.safeParse({ fold: at }).success).toBe(false);
  },
);

test.each([["61 * * * *"], ["0 0 31 2 *"], ["* * * * someday"]])("%s is never", (at) => {
  const config = ClockConfig.parse({ fold: at });
  expect(() => makeClock(config, async () => undefined, silent)).toThrow(
    expect.objectContaining({ code: "INVALID_CONFIG" }),
  );
});
