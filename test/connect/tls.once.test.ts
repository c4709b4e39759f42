import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "pggit";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { serverUrl } from "../servers/databases.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { giveTo, serverAccount } from "../servers/unprivileged.ts";
import { selfSigned } from "./certificate.ts";

let folder: string;
let server: Server;

/** A server with TLS; its certificate is for localhost and not for 127.0.0.1. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pggit-tls-"));
  const files = { ...selfSigned("localhost"), other: selfSigned("localhost").certificate };
  await giveTo(serverAccount(), folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, `${name}.pem`);
    await writeFile(path, content, { mode: 0o600 });
    await giveTo(serverAccount(), path);
  }
  server = await startServer({
    version: inject("postgresVersion"),
    settings: {
      ssl: "on",
      ssl_cert_file: join(folder, "certificate.pem"),
      ssl_key_file: join(folder, "key.pem"),
    },
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whether the connection is encrypted, or the code of the error that kept it from standing. */
async function outcome(host: string, query: string): Promise<boolean | string> {
  const url = `postgres://postgres@${host}:${server.port}/postgres?${query}`;
  return encrypted(url).catch((error: { code: string }) => error.code);
}

async function encrypted(url: string): Promise<boolean> {
  const sql = await connect(url);
  try {
    const [row] = await sql.query<{ ssl: boolean }>(
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
    );
    return row?.ssl ?? false;
  } finally {
    await sql.close();
  }
}

const root = (name: string) => `sslrootcert=${encodeURIComponent(join(folder, `${name}.pem`))}`;

test("without a word on TLS it is used where the server has it, as libpq does", async () => {
  expect(await outcome("localhost", "")).toBe(true);
});

test.each([
  ["disable", false],
  ["allow", false],
  ["prefer", true],
  ["require", true],
  ["no-verify", true],
  ["verify-ca", "TLS_FAILED"],
  ["verify-full", "TLS_FAILED"],
])("sslmode=%s against an unknown authority: %s", async (mode, expected) => {
  expect(await outcome("localhost", `sslmode=${mode}`)).toBe(expected);
});

test("a known authority is enough for verify-ca, verify-full wants the host name too", async () => {
  const own = root("certificate");
  expect(await outcome("127.0.0.1", `sslmode=verify-ca&${own}`)).toBe(true);
  expect(await outcome("127.0.0.1", `sslmode=verify-full&${own}`)).toBe("TLS_FAILED");
  expect(await outcome("localhost", `sslmode=verify-full&${own}`)).toBe(true);
});

test("the certificate of another authority is refused, with require too", async () => {
  const other = root("other");
  for (const mode of ["require", "verify-ca", "verify-full"]) {
    expect(await outcome("localhost", `sslmode=${mode}&${other}`), mode).toBe("TLS_FAILED");
  }
});

test("a server without TLS is reached where the target allows it, and not where it does not", async () => {
  const plain = serverUrl();
  expect(await encrypted(plain)).toBe(false);
  expect(await encrypted(`${plain}?sslmode=prefer`)).toBe(false);
  await expect(connect(`${plain}?sslmode=require`)).rejects.toMatchObject({ code: "TLS_FAILED" });
});
