import fc from "fast-check";
import { expect, test } from "vitest";
import { secretsOf } from "./secrets-of.ts";

test("the password is there raw, encoded, in base64 and with its user", () => {
  const secrets = secretsOf("postgres://app:p%40ss%2Fword@db/shop");
  expect(secrets).toEqual(
    expect.arrayContaining([
      "postgres://app:p%40ss%2Fword@db/shop",
      "p@ss/word",
      "p%40ss%2Fword",
      "p%40ss%2fword",
      Buffer.from("p@ss/word").toString("base64"),
      Buffer.from("app:p@ss/word").toString("base64"),
    ]),
  );
});

test("the longest come first, so that masking one leaves no part of another", () => {
  const lengths = secretsOf("postgres://app:p%40ss%2Fword@db/shop").map(({ length }) => length);
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
});

test.each([
  ["postgres://app:p@ss/w#rd@db/shop", "p@ss/w#rd"],
  ["postgres://app:100%@db/shop", "100%"],
  ["postgres://db/shop?user=app&password=hunter2", "hunter2"],
  ["host=db password='it\\'s me'", "it's me"],
  ["host=db password=hunter2 nonsense", "hunter2"],
])("the password of %s is found, though others could not read the target", (target, password) => {
  expect(secretsOf(target)).toContain(password);
});

test("a target without a password has no secret", () => {
  for (const target of ["postgres://db/shop", "host=db dbname=shop", "memory:", "env:PRODUCTION"]) {
    expect(secretsOf(target)).toEqual([]);
  }
});

test("any password of an encoded URL is found", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (password) => {
      expect(secretsOf(`postgres://app:${encodeURIComponent(password)}@db/shop`)).toContain(
        password,
      );
    }),
  );
});
