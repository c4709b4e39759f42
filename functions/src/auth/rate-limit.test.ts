import { expect, test } from "vitest";
import { addressGroup } from "./address-group.ts";
import { rateLimit } from "./rate-limit.ts";

function clock() {
  let time = 0;
  return {
    now: () => time,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

test("a minute's worth may come at once, then one at a time as time passes", () => {
  const { now, pass } = clock();
  const limit = rateLimit(6, now);
  const burst = Array.from({ length: 7 }, () => limit.take("a"));
  expect(burst).toEqual([0, 0, 0, 0, 0, 0, 10]);
  pass(9);
  expect(limit.take("a")).toBe(1);
  pass(1);
  expect(limit.take("a")).toBe(0);
  expect(limit.take("a")).toBe(10);
  pass(3600);
  expect(Array.from({ length: 7 }, () => limit.take("a")).at(-1)).toBe(10);
});

test("one does not use up another's", () => {
  const limit = rateLimit(1, clock().now);
  expect(limit.take("a")).toBe(0);
  expect(limit.take("a")).toBe(60);
  expect(limit.take("b")).toBe(0);
});

test("whoever goes on asking is not put off any longer for it", () => {
  const { now, pass } = clock();
  const limit = rateLimit(1, now);
  limit.take("a");
  for (let second = 1; second < 60; second += 1) {
    pass(1);
    expect(limit.take("a")).toBe(60 - second);
  }
  pass(1);
  expect(limit.take("a")).toBe(0);
});

test("a clock that is set back gives nothing away", () => {
  const { now, pass } = clock();
  const limit = rateLimit(1, now);
  limit.take("a");
  pass(-3600);
  expect(limit.take("a")).toBe(60);
});

test("a million addresses are not a million buckets", () => {
  const limit = rateLimit(1, clock().now);
  limit.take("first");
  for (let number = 0; number < 9_998; number += 1) limit.take(`${number}`);
  expect(limit.take("first")).toBe(60);
  for (let number = 0; number < 10_000; number += 1) limit.take(`more ${number}`);
  expect(limit.take("first")).toBe(0);
  expect(limit.take("more 9999")).toBe(60);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:0:7:aaaa:bbbb:cccc:dddd", "2001:db8:0:7"],
  ["2001:0DB8:0000:0007::1", "2001:db8:0:7"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  [undefined, "unknown"],
])("%s counts as %s", (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
