import { expect, test } from "vitest";
import { addressOf, isLoopback } from "./listening-address.ts";

test.each([
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.0.1", false],
  // A name is nothing before it is looked up, whatever it is called.
  ["localhost", false],
])("only this machine reaches %s: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test("an address stands for itself, a name for what it is found to be", async () => {
  expect(await addressOf("192.0.2.1")).toBe("192.0.2.1");
  expect(isLoopback(await addressOf("localhost"))).toBe(true);
});
