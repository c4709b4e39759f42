import { expect, test } from "vitest";
import { PggitError } from "../errors/index.ts";
import { parseTarget } from "./parse-target.ts";
import { targetOfSecret } from "./target-of-secret.ts";

const rds = {
  engine: "postgres",
  username: "us@er",
  password: "p:/@ss %",
  host: "db.eu-west-1.rds.amazonaws.com",
  port: 5433,
  dbname: "my app",
  dbInstanceIdentifier: "production",
};

test("the JSON of RDS becomes a URL that reads back as the same", () => {
  expect(parseTarget(targetOfSecret(JSON.stringify(rds)))).toMatchObject({
    user: rds.username,
    password: rds.password,
    host: rds.host,
    port: 5433,
    database: "my app",
  });
});

test("without port and dbname it is PostgreSQL's own", () => {
  const { port: _port, dbname: _dbname, ...rest } = rds;
  expect(targetOfSecret(JSON.stringify(rest))).toMatch(/:5432\/postgres$/);
});

test("a port as text, an Aurora engine and ssl are understood", () => {
  const secret = { ...rds, port: "6000", engine: "aurora-postgresql", ssl: true };
  expect(targetOfSecret(JSON.stringify(secret))).toMatch(/:6000\/my%20app\?sslmode=require$/);
});

test("a URL or connection string comes back as it is", () => {
  expect(targetOfSecret(" postgres://u:p@db/app\n")).toBe("postgres://u:p@db/app");
});

test.each([
  ["{", /cannot be read/],
  [JSON.stringify({ ...rds, host: undefined }), /lacks a valid host/],
  [JSON.stringify({ ...rds, engine: "mysql" }), /engine mysql/],
])("a secret that is of no use says why, without its values", (value, reason) => {
  const error = PggitError.from(attempt(() => targetOfSecret(value)));
  expect(error).toMatchObject({
    code: "SECRET_UNAVAILABLE",
    message: expect.stringMatching(reason),
  });
  expect(error.message + error.hint).not.toContain(rds.password);
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
