import { PggitError, type Scope, type Sql } from "pggit";
import { expect, test } from "vitest";
import { FailedCalls } from "./failed-calls.ts";

const error = new PggitError({ code: "FORBIDDEN", message: "No.", hint: "" });
const call = {
  caller: "key:curious",
  requestId: "r",
  operation: "history purge",
  outcome: "FORBIDDEN",
  durationMs: 1,
  clientAddress: null,
  isRead: false,
  arguments: null,
} as const;

const caller = {
  name: "key:curious",
  scopes: new Set<Scope>(),
  environments: ["production", "staging", "no such environment"],
};
const of = (environment: string) => ({ caller, environment });

/** Failed calls, and the arguments of what reached the database. */
function failedCalls() {
  const state = { now: 0, arguments: [] as unknown[] };
  const sql = {
    query: (_: string, parameters: readonly unknown[]) => {
      state.arguments.push(parameters[7]);
      return Promise.resolve([{ is_noted: true }]);
    },
  } as unknown as Sql;
  const environments = {
    names: ["production", "staging", "customer-7"],
    use: <Result>(_: string, work: (sql: Sql) => Promise<Result>) => work(sql),
    close: () => Promise.resolve(),
  };
  return { state, calls: new FailedCalls({ environments }, () => state.now) };
}

test("who is refused all the time is on record thirty times a minute, and then as a number", async () => {
  const { state, calls } = failedCalls();
  for (let count = 0; count < 100; count += 1) await calls.add(of("production"), call, error);
  expect(state.arguments).toEqual(Array.from({ length: 30 }, () => null));
  await calls.add(of("staging"), call, error);
  await calls.add(of("production"), { ...call, caller: "key:other" }, error);
  expect(state.arguments.slice(30)).toEqual([null, null]);
  state.now += 2_000;
  await calls.add(of("production"), { ...call, arguments: { older_than: "1 year" } }, error);
  const told = { older_than: "1 year", failed_calls_not_recorded: 70 };
  expect(JSON.parse(String(state.arguments.at(-1)))).toEqual(told);
  state.now += 2_000;
  await calls.add(of("production"), call, error);
  expect(state.arguments.at(-1)).toBeNull();
});

test("a database that cannot be reached is not asked again to say so", async () => {
  const { state, calls } = failedCalls();
  const down = new PggitError({ code: "CONNECTION_REFUSED", message: "Down.", hint: "" });
  await calls.add(of("production"), call, down);
  await calls.add(of("no such environment"), call, error);
  expect(state.arguments).toEqual([]);
});

test("an environment that the caller may not use is not asked, so that the time tells nothing of it", async () => {
  const { state, calls } = failedCalls();
  await calls.add(of("customer-7"), call, error);
  expect(state.arguments).toEqual([]);
  await calls.add(
    { caller: { ...caller, environments: "all" }, environment: "customer-7" },
    call,
    error,
  );
  expect(state.arguments).toEqual([null]);
});
