import { inspect } from "node:util";
import { expect, test } from "vitest";
import * as z from "zod";
import { type ErrorContext, PggitError } from "./index.ts";

/** As the drivers make it of PostgreSQL's ErrorResponse. */
function postgres(code: string, message: string, more = {}): Error {
  return Object.assign(new Error(message), { code, severity: "ERROR", ...more });
}

function node(code: string, more = {}): Error {
  return Object.assign(new Error(`connect ${code}`), { code, syscall: "connect", ...more });
}

const context: ErrorContext = { label: "db:5432/shop" };

test.each([
  ["28P01", "AUTHENTICATION_FAILED"],
  ["28000", "AUTHENTICATION_FAILED"],
  ["3D000", "DATABASE_NOT_FOUND"],
  ["42501", "MISSING_PRIVILEGE"],
  ["25006", "SERVER_READ_ONLY"],
  ["08006", "CONNECTION_FAILED"],
  ["57P01", "CONNECTION_FAILED"],
  ["57P03", "CONNECTION_FAILED"],
  ["53300", "CONNECTION_FAILED"],
  ["40001", "DATABASE_BUSY"],
  ["40P01", "DATABASE_BUSY"],
  ["55P03", "DATABASE_BUSY"],
  ["PG003", "UNKNOWN_ENVIRONMENT"],
  ["PG001", "INVALID_ARGUMENT"],
  ["22012", "DATABASE_ERROR"],
])("SQLSTATE %s is %s", (sqlstate, code) => {
  expect(PggitError.from(postgres(sqlstate, "no good"), context)).toMatchObject({ code, sqlstate });
});

test.each([
  ["ECONNREFUSED", "CONNECTION_REFUSED"],
  ["ENOENT", "CONNECTION_REFUSED"],
  ["ENOTFOUND", "HOST_NOT_FOUND"],
  ["ETIMEDOUT", "CONNECTION_TIMEOUT"],
  ["EHOSTUNREACH", "CONNECTION_FAILED"],
  ["ECONNRESET", "CONNECTION_FAILED"],
  ["EPIPE", "CONNECTION_FAILED"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "TLS_FAILED"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "TLS_FAILED"],
  ["CERT_HAS_EXPIRED", "TLS_FAILED"],
])("Node's %s is %s and names the database", (nodeCode, code) => {
  const error = PggitError.from(node(nodeCode), context);
  expect(error.code).toBe(code);
  expect(error.message).toContain("db:5432/shop");
});

test("the error of a socket is found inside those that wrap it", () => {
  const each = new AggregateError([node("ECONNREFUSED")], "");
  const fetched = Object.assign(new Error("fetch"), {
    sourceError: new TypeError("x", { cause: each }),
  });
  expect(PggitError.from(fetched, context).code).toBe("CONNECTION_REFUSED");
});

test("a file that is not there is no refused connection", () => {
  const missing = Object.assign(new Error("no such file"), {
    code: "ENOENT",
    syscall: "open",
    path: "/x",
  });
  expect(PggitError.from(missing).code).toBe("INTERNAL");
});

test("PostgreSQL's own hint and detail are kept", () => {
  const error = PggitError.from(postgres("PG004", "busy", { hint: "Wait.", detail: "pid 7" }));
  expect(error).toMatchObject({ message: "Busy.", hint: "Wait.", detail: "pid 7" });
});

test("a privilege that is missing names what it is missing on", () => {
  const error = PggitError.from(postgres("42501", "permission denied for schema pggit"));
  expect(error.message).toBe("Permission denied for schema pggit.");
});

test("zod's issues become one sentence with their paths", () => {
  const { error } = z.object({ days: z.int().min(1) }).safeParse({ days: 0 });
  expect(PggitError.from(error)).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("days"),
  });
});

test("anything else is INTERNAL, keeps its stack and reads as a sentence", () => {
  const thrown = new RangeError("out of range");
  const error = PggitError.from(thrown);
  expect(error).toMatchObject({ code: "INTERNAL", exitCode: 2, status: 500 });
  expect(error.cause).toMatchObject({ name: "RangeError", stack: thrown.stack });
  expect(PggitError.from(undefined).code).toBe("INTERNAL");
  expect(PggitError.from("a string").message).toContain("a string");
});

test("no password is left in message, hint, detail or cause, whatever a driver says", () => {
  const url = "postgres://app:hunter2@db/shop";
  const thrown = [
    postgres("28P01", `login with ${url} failed`, { detail: url, hint: url }),
    new Error(`Error connecting to database: ${url}`),
    new TypeError(`no way: ${url}`),
  ];
  for (const each of thrown) {
    const error = PggitError.from(each, { ...context, secrets: ["hunter2"] });
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("hunter2");
  }
});

test("an error of another copy of the module is recognised and passed on", () => {
  const other = Object.assign(new Error("theirs"), {
    [Symbol.for("pggit.error")]: true,
    code: "NOT_INSTALLED",
  });
  expect(PggitError.from(other)).toBe(other);
  expect(PggitError.is(new Error("plain"))).toBe(false);
  expect(PggitError.is(null)).toBe(false);
});

test("an error can be said of an environment", () => {
  const error = PggitError.from(postgres("3D000", "gone")).in("staging");
  expect(error).toMatchObject({ environment: "staging", code: "DATABASE_NOT_FOUND", status: 502 });
  expect(error).toBeInstanceOf(PggitError);
});
