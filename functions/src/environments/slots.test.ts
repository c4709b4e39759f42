import { expect, test } from "vitest";
import { CallLimit } from "./call-limit.ts";
import { Slots } from "./slots.ts";

/** Takes places and says in which order they were given. */
function taker(count: number) {
  const slots = new Slots(count);
  const given: string[] = [];
  const take = async (name: string, isUrgent = false) => {
    const giveBack = await slots.take(new CallLimit({ isUrgent }));
    given.push(name);
    return giveBack;
  };
  return { given, slots, take };
}

const settled = () => new Promise(setImmediate);

test("the last place of several is kept for what is urgent", async () => {
  const { given, take } = taker(3);
  for (const name of ["a", "b", "c"]) void take(name);
  await settled();
  expect(given).toEqual(["a", "b"]);
  await take("stop", true);
  expect(given).toEqual(["a", "b", "stop"]);
});

test("an urgent call leaves others the places that are theirs", async () => {
  const { given, take } = taker(3);
  await take("stop", true);
  for (const name of ["a", "b", "c"]) void take(name);
  await settled();
  expect(given).toEqual(["stop", "a", "b"]);
});

test("where all places are taken what is urgent is next, then whoever waited longest", async () => {
  const { given, take } = taker(2);
  const giveFirst = await take("a");
  const giveStop = await take("stop", true);
  for (const name of ["b", "c"]) void take(name);
  void take("second stop", true);
  await settled();
  expect(given).toEqual(["a", "stop"]);
  giveFirst();
  giveFirst();
  await settled();
  expect(given).toEqual(["a", "stop", "second stop"]);
  giveStop();
  await settled();
  expect(given).toEqual(["a", "stop", "second stop", "b"]);
});

test("one place is for everybody, an urgent call first", async () => {
  const { given, take } = taker(1);
  const giveBack = await take("a");
  void take("b");
  void take("stop", true);
  giveBack();
  await settled();
  expect(given).toEqual(["a", "stop"]);
});

test("who gives up while waiting takes no place with them", async () => {
  const { slots, take } = taker(2);
  const giveBack = await take("a");
  const hungUp = new AbortController();
  const waiting = slots.take(new CallLimit({ signal: hungUp.signal }));
  hungUp.abort();
  await expect(waiting).rejects.toMatchObject({ code: "CALL_CANCELLED" });
  giveBack();
  const giveNext = await take("b");
  giveNext();
  await take("c");
});
