import { expect, test } from "vitest";
import { equalInConstantTime, fromHex, sha256, toBase62, toHex } from "./bytes.ts";

test("bytes are equal where all of them are", () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
  expect(equalInConstantTime(bytes, bytes.slice())).toBe(true);
  for (let at = 0; at < 32; at += 1) {
    for (const bit of [1, 128]) {
      const other = bytes.with(at, (bytes[at] ?? 0) ^ bit);
      expect(equalInConstantTime(bytes, other)).toBe(false);
    }
  }
  expect(equalInConstantTime(bytes, bytes.slice(1))).toBe(false);
});

test("sha256 is the one that others compute", async () => {
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  expect(toHex(await sha256(""))).toBe(empty);
  expect(toHex(fromHex(empty))).toBe(empty);
});

test("base 62 keeps all bits, at one length", () => {
  expect(toBase62(new Uint8Array(32), 43)).toBe("0".repeat(43));
  const most = toBase62(new Uint8Array(32).fill(255), 43);
  expect(most).toHaveLength(43);
  expect(toBase62(Uint8Array.from([0, 61]), 3)).toBe("00z");
  expect(toBase62(Uint8Array.from([0, 62]), 3)).toBe("010");
});
