import { expect, test } from "vitest";
import { PggitError } from "../errors/index.ts";
import { parseTarget } from "./parse-target.ts";

/** What was said, without the rest. */
function said(target: string, environment = {}) {
  const entries = Object.entries(parseTarget(target, environment));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

test("a URL is read with its percent-encoding undone", () => {
  expect(
    said("postgresql://us%40er:p%3A%2F%40ss@db.example.com:6543/my%20app?sslmode=require"),
  ).toEqual({
    host: "db.example.com",
    port: 6543,
    database: "my app",
    user: "us@er",
    password: "p:/@ss",
    sslmode: "require",
  });
});

test("a URL may leave out all but the scheme", () => {
  expect(said("postgres://")).toEqual({});
  expect(said("postgres:///app")).toEqual({ database: "app" });
  expect(said("postgres://db")).toEqual({ host: "db" });
});

test("IPv6 addresses and sockets are hosts", () => {
  expect(said("postgres://[::1]:5433/app")).toEqual({ host: "::1", port: 5433, database: "app" });
  expect(said("postgres://%2Frun%2Fpostgresql/app")).toEqual({
    host: "/run/postgresql",
    database: "app",
  });
  expect(said("postgres:///app?host=/run/postgresql")).toEqual({
    host: "/run/postgresql",
    database: "app",
  });
});

test("parameters of other tools in a URL are passed over", () => {
  expect(said("postgres://db/app?schema=public&pgbouncer=true&channel_binding=require")).toEqual({
    host: "db",
    database: "app",
  });
});

test("a connection string of libpq is read, quotes and escapes included", () => {
  expect(said("host=prod-db dbname=myapp")).toEqual({ host: "prod-db", database: "myapp" });
  expect(said("host = db  password='it\\'s \\\\ here' user=a\\ b port=5433 ")).toEqual({
    host: "db",
    password: "it's \\ here",
    user: "a b",
    port: 5433,
  });
});

test("an empty value in a connection string is one that was not said", () => {
  expect(said("host=db password='' user=app")).toEqual({ host: "db", user: "app" });
});

test("PGHOST and its siblings fill what the target leaves open, and no more", () => {
  const environment = { PGHOST: "elsewhere", PGPASSWORD: "secret", PGSSLMODE: "verify-full" };
  expect(said("postgres://db/app", environment)).toEqual({
    host: "db",
    database: "app",
    password: "secret",
    sslmode: "verify-full",
  });
});

test.each([
  ["", /is empty/],
  ["production", /none of the forms/],
  ["mysql://u:hunter2@db/app", /none of the forms/],
  ["postgres://u:hunter2@@db/app", /percent-encoded/],
  ["postgres://u:hunter2/x@db/app", /percent-encoded|several hosts/],
  ["postgres://u:hunter2%@db/app", /%25/],
  ["postgres://u:hunter2@a,b/app", /several hosts/],
  ["host=a,b password=hunter2", /several hosts/],
  ["postgres://u:hunter2@db:99999/app", /port/],
  ["postgres://u:hunter2@db/app?sslmode=yes", /sslmode/],
  ["host=db pasword=hunter2", /unknown keyword, "pasword"/],
  ["host=db password='hunter2", /cannot be read/],
  ["service=production", /service file/],
])("%j is refused with what is wrong, the forms there are, and no secret", (target, reason) => {
  let thrown: unknown;
  try {
    parseTarget(target);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: "INVALID_TARGET", message: expect.stringMatching(reason) });
  const { message, hint } = thrown as PggitError;
  expect(hint).toContain("postgres://user:password@host/database");
  expect(message + hint).not.toContain("hunter2");
});
