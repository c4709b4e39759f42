import { expect, test } from "vitest";
import type { SslMode } from "./connection-info.ts";
import { tlsAttempts } from "./tls.ts";

const attempts = async (sslmode: SslMode | undefined, more = {}) =>
  (await tlsAttempts({ host: "db", sslmode, ...more })).map((attempt) =>
    attempt === false ? "plain" : attempt.rejectUnauthorized ? "verified" : "unverified",
  );

test.each([
  [undefined, ["unverified", "plain"]],
  ["disable", ["plain"]],
  ["allow", ["plain", "unverified"]],
  ["prefer", ["unverified", "plain"]],
  ["require", ["unverified"]],
  ["no-verify", ["unverified"]],
  ["verify-ca", ["verified"]],
  ["verify-full", ["verified"]],
] as const)("sslmode %s tries %s, as libpq does", async (mode, expected) => {
  expect(await attempts(mode)).toEqual(expected);
});

test("verify-ca leaves the host name unchecked, verify-full does not", async () => {
  const [byAuthority] = await tlsAttempts({ host: "db", sslmode: "verify-ca" });
  const [full] = await tlsAttempts({ host: "db", sslmode: "verify-full" });
  expect(byAuthority).toHaveProperty("checkServerIdentity");
  expect(full).not.toHaveProperty("checkServerIdentity");
});

test("a socket of this machine is used without TLS", async () => {
  expect(await attempts("require", { host: "/run/postgresql" })).toEqual(["plain"]);
});

test("a certificate file that cannot be read is a fault of the target", async () => {
  await expect(attempts("verify-full", { sslrootcert: "/nowhere/ca.pem" })).rejects.toMatchObject({
    code: "INVALID_TARGET",
    message: expect.stringContaining("sslrootcert"),
  });
});
