import { expect, test } from "vitest";
import { readBody } from "./read-body.ts";

/** A body that never ends, and how much of it was taken. */
function endless() {
  const taken = { pieces: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      taken.pieces += 1;
      controller.enqueue(new Uint8Array(1024));
    },
    cancel() {
      taken.isCancelled = true;
    },
  });
  return { body, taken };
}

test("the bytes are those that were sent", async () => {
  const bytes = Uint8Array.of(0, 255, 13, 10, 0xc3, 0x28);
  const request = new Request("http://localhost/", { method: "POST", body: bytes });
  expect(await readBody(request, 6)).toEqual(bytes);
  expect(await readBody(new Request("http://localhost/"), 6)).toEqual(new Uint8Array());
});

test("a longer body is refused, and no more of it read than that takes", async () => {
  const { body, taken } = endless();
  await expect(readBody({ headers: new Headers(), body }, 10 * 1024)).rejects.toMatchObject({
    code: "BODY_TOO_LARGE",
  });
  expect(taken.pieces).toBeLessThan(15);
  expect(taken.isCancelled).toBe(true);
});

test("a caller who hangs up in the middle is that, and no database that is lost", async () => {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  await expect(readBody({ headers: new Headers(), body }, 10)).rejects.toMatchObject({
    code: "CALL_CANCELLED",
  });
});
