import { expect, test } from "vitest";
import { PggitError } from "../errors/index.ts";
import { sessionSql } from "./session.ts";
import { guardedPath } from "./transaction-text.ts";
import { NoticeListeners, type Wire } from "./wire.ts";

/** A wire whose answers come when `answer` is called, all at once. */
function slowWire(isPipelined: boolean, failing?: string) {
  const sent: string[] = [];
  const waiting: (() => void)[] = [];
  const asked = <Answer>(text: string, answer: Answer) =>
    new Promise<Answer>((resolve, reject) => {
      sent.push(text);
      const error = new PggitError({ code: "DATABASE_ERROR", message: text, hint: "" });
      waiting.push(() => (text === failing ? reject(error) : resolve(answer)));
    });
  const wire: Wire = {
    isPipelined,
    query: (text) => asked(text, [{ text }]),
    script: (text) => asked(text, text.toUpperCase()),
    close: () => Promise.resolve(),
  };
  const answer = async () => {
    for (const one of waiting.splice(0)) one();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { sql: sessionSql({ label: "x", wire, notices: new NoticeListeners() }), sent, answer };
}

const statements = [{ text: "a" }, { text: "b" }];

test("a batch that only reads is one trip over the network: everything is sent before an answer comes", async () => {
  const { sql, sent, answer } = slowWire(true);
  const rows = sql.batch(statements, {
    readOnly: true,
    isolation: "repeatable read",
    isGuarded: true,
  });
  expect(sent).toEqual([]);
  await answer();
  const begin = `begin isolation level repeatable read read only; ${guardedPath}`;
  expect(sent).toEqual([begin, "a", "b", "commit"]);
  await answer();
  expect(await rows).toEqual([[{ text: "a" }], [{ text: "b" }]]);
});

test("of a batch that only reads the first error is told, and what comes next waits for its end", async () => {
  const { sql, sent, answer } = slowWire(true, "a");
  const failed = sql.batch(statements, { readOnly: true }).catch((error: unknown) => error);
  const next = sql.query("next");
  await answer();
  expect(sent).toEqual(["begin read only", "a", "b", "commit"]);
  await answer();
  expect(sent.at(-1)).toBe("next");
  await answer();
  expect(await failed).toMatchObject({ message: "a" });
  expect(await next).toEqual([{ text: "next" }]);
});

test.each([
  ["one that may write", true, {}],
  ["one over a driver that takes one statement at a time", false, { readOnly: true }],
])(
  "of %s each statement is sent after the answer to the one before",
  async (_, isPipelined, options) => {
    const { sql, sent, answer } = slowWire(isPipelined);
    const rows = sql.batch(statements, options);
    await answer();
    expect(sent).toHaveLength(1);
    await answer();
    expect(sent).toHaveLength(2);
    for (let turn = 0; turn < 3; turn += 1) await answer();
    expect(await rows).toHaveLength(2);
    expect(sent.at(-1)).toBe("commit");
  },
);
