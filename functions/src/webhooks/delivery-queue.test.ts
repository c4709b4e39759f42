/** Deliveries on their way into a database: together, and none kept from it by another. */
import { PggitError, type Sql } from "pggit";
import { expect, test } from "vitest";
import { CallLimit } from "../environments/call-limit.ts";
import { DeliveryQueue, type Decided } from "./delivery-queue.ts";

const limit = () => new CallLimit({ timeoutMs: 5_000 });

function decided(id: string): Decided {
  const occurredAt = new Date("2026-11-22T12:00:00Z");
  const delivery = { id, kind: "triggered", incident: id, occurredAt, title: id, details: {} };
  const decision = { action: "nothing", duration: null, reason: id, matched: null };
  return { delivery, decision } as unknown as Decided;
}

/** A queue, and the ids of each transaction that reached the database; `fail` says which of them fail. */
function queueOf(fail: (ids: readonly string[]) => PggitError | null = () => null) {
  const transactions: string[][] = [];
  const sql = {
    batch: async ([statement]: { parameters: unknown[] }[]) => {
      const ids = statement?.parameters[2] as string[];
      transactions.push(ids);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const error = fail(ids);
      if (error) throw error;
      return [ids.map((id) => ({ action: "nothing", reason: id, until: null }))];
    },
  } as unknown as Sql;
  const environments = {
    use: <Result>(_: string, work: (sql: Sql) => Promise<Result>) => work(sql),
  };
  const queue = new DeliveryQueue(environments, "production", { webhook: "w", sender: "s" });
  const add = (id: string) =>
    queue.add(decided(id), limit()).then(
      ({ reason }) => reason,
      (error: PggitError) => error.code,
    );
  return { queue, add, transactions };
}

const ids = Array.from({ length: 250 }, (_, index) => `d${index}`);

test("those that come while one is under way are the next transactions, a hundred in each", async () => {
  const { add, transactions } = queueOf();
  expect(await Promise.all(ids.map(add))).toEqual(ids);
  expect(transactions.map(({ length }) => length)).toEqual([1, 100, 100, 49]);
});

test("one that cannot be done keeps no other from it", async () => {
  const { add, transactions } = queueOf((batch) =>
    batch.includes("d3")
      ? new PggitError({ code: "DATABASE_ERROR", message: "No.", hint: "" })
      : null,
  );
  const five = ids.slice(0, 5);
  expect(await Promise.all(five.map(add))).toEqual(["d0", "d1", "d2", "DATABASE_ERROR", "d4"]);
  expect(transactions).toEqual([["d0"], ["d1", "d2", "d3", "d4"], ["d1"], ["d2"], ["d3"], ["d4"]]);
});

test("a database that is gone is not asked once for each of them", async () => {
  const { add, transactions } = queueOf(
    () => new PggitError({ code: "CONNECTION_REFUSED", message: "Down.", hint: "" }),
  );
  const answers = await Promise.all(ids.slice(0, 50).map(add));
  expect(new Set(answers)).toEqual(new Set(["CONNECTION_REFUSED"]));
  expect(transactions).toHaveLength(2);
});

test("who was told to send it again is not waited for", async () => {
  const { queue, add, transactions } = queueOf();
  const first = add("d0");
  const gone = new AbortController();
  const left = queue.add(decided("d1"), new CallLimit({ signal: gone.signal }));
  gone.abort();
  await expect(left).rejects.toMatchObject({ code: "CALL_CANCELLED" });
  expect([await first, await add("d2")]).toEqual(["d0", "d2"]);
  expect(transactions.flat()).not.toContain("d1");
});
