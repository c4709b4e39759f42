import { callOperation, emergencyDisable, type Sql } from "pggit";
import { expect, test } from "vitest";
import { useToken } from "../../functions/src/auth/use-token.ts";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const database = useDatabase(installed);
const connectTo = useConnections();

const inFiveMinutes = () => new Date(Date.now() + 300_000);
const caller = (id: string, expiresAt = inFiveMinutes()) => ({ token: { id, expiresAt } });

/** What a route does that changes something: the token and the change in one transaction. */
const change = (
  sql: Sql,
  who: Parameters<typeof useToken>[1],
  work: (inside: Sql) => Promise<unknown> = disable,
) =>
  sql.transaction(async (inside) => {
    await useToken(inside, who);
    await work(inside);
  });

const disable = (sql: Sql) => callOperation(sql, emergencyDisable, {});

test("a token changes something once, through any connection", async () => {
  const [one, two] = [await connectTo(database.url), await connectTo(database.url)];
  await change(one, caller("first"));
  for (const sql of [one, two]) {
    await expect(change(sql, caller("first"))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      message: "The token was used for a change before.",
    });
  }
  await change(two, caller("second"));
});

test("of two calls at once with one token one changes something", async () => {
  const connections = await Promise.all(Array.from({ length: 5 }, () => connectTo(database.url)));
  let changes = 0;
  const work = async () => {
    changes += 1;
  };
  const outcomes = await Promise.allSettled(
    connections.map((sql) => change(sql, caller("shared"), work)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(changes).toBe(1);
});

test("a change that failed leaves the token good for another try", async () => {
  const sql = await connectTo(database.url);
  const failing = () => Promise.reject(new Error("the change failed"));
  await expect(change(sql, caller("retried"), failing)).rejects.toThrow("the change failed");
  await change(sql, caller("retried"));
  await expect(change(sql, caller("retried"))).rejects.toThrow("used for a change before");
});

test("an API key is good for any number of changes", async () => {
  const sql = await connectTo(database.url);
  await change(sql, {});
  await expect(change(sql, {})).resolves.toBeUndefined();
});

test("what has expired is forgotten, little by little, and what has not is not", async () => {
  const sql = await connectTo(database.url);
  const remembered = async () => {
    const rows = await sql.query<{ hash: string }>("select hash from pggit.used_tokens");
    return rows.length;
  };
  await sql.query(
    `insert into pggit.used_tokens select 'old ' || n, now() - interval '2 hours' from generate_series(1, 250) as n`,
  );
  await useToken(sql, caller("new"));
  expect(await remembered()).toBe(151);
  await useToken(sql, caller("newer"));
  await useToken(sql, caller("newest"));
  expect(await remembered()).toBe(3);
  await expect(useToken(sql, caller("new"))).rejects.toThrow("used for a change before");
});

test("a token that says it is good for years is remembered for a day", async () => {
  const sql = await connectTo(database.url);
  await useToken(sql, caller("eternal", new Date("2999-01-01T00:00:00Z")));
  const rows = await sql.query<{ bounded: boolean }>(
    "select expires_at < now() + interval '25 hours' as bounded from pggit.used_tokens",
  );
  expect(rows).toEqual([{ bounded: true }]);
});

test("using a token takes pggit_operator, and gives no right on the table", async () => {
  const owner = await connectTo(database.url);
  for (const [role, allowed] of [
    ["pggit_reader", false],
    ["pggit_operator", true],
  ] as const) {
    const user = await database.role();
    await owner.query(`grant ${role} to ${user.name}`);
    const sql = await connectTo(user.url);
    const outcome = await useToken(sql, caller(role)).then(
      () => true,
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(allowed ? true : "MISSING_PRIVILEGE");
    await expect(sql.query("delete from pggit.used_tokens")).rejects.toMatchObject({
      code: "MISSING_PRIVILEGE",
    });
  }
});
