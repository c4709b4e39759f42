import { expect, test, vi } from "vitest";
import { PggitError } from "../errors/index.ts";
import { patiently } from "./patiently.ts";

const short = { forMs: 50, pauseMs: 10 };

const raised = (code: string) =>
  PggitError.from(Object.assign(new Error("no"), { code, severity: "ERROR" }));

test("what is locked is read again until it is not", async () => {
  const read = vi.fn<() => Promise<string>>();
  read.mockRejectedValueOnce(raised("55P03")).mockRejectedValueOnce(raised("55P03"));
  read.mockResolvedValueOnce("read");
  expect(await patiently(read, short)).toBe("read");
  expect(read).toHaveBeenCalledTimes(3);
});

test("what stays locked is an error in the end", async () => {
  const read = () => Promise.reject(raised("55P03"));
  await expect(patiently(read, short)).rejects.toMatchObject({ code: "DATABASE_BUSY" });
});

test("what another session drops while it is printed is read again, a few times", async () => {
  const read = vi.fn<() => Promise<string>>();
  read.mockRejectedValueOnce(raised("XX000")).mockResolvedValueOnce("read");
  expect(await patiently(read, short)).toBe("read");
  const broken = vi.fn<() => Promise<never>>(() => Promise.reject(raised("XX000")));
  await expect(patiently(broken, { forMs: 60_000, pauseMs: 1 })).rejects.toMatchObject({
    sqlstate: "XX000",
  });
  expect(broken.mock.calls.length).toBeLessThan(20);
});

test("any other error is told at once", async () => {
  const read = vi.fn<() => Promise<never>>(() => Promise.reject(raised("42501")));
  await expect(patiently(read, short)).rejects.toMatchObject({ sqlstate: "42501" });
  expect(read).toHaveBeenCalledTimes(1);
});
