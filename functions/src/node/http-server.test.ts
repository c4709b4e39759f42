/** What Node's own parser refuses is answered as everything else is. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { httpServer } from "./http-server.ts";
import { closeServer, listen } from "./listen.ts";

let answer: () => Response | Promise<Response>;
let running: ReturnType<typeof httpServer>;
let port: number;
beforeEach(async () => {
  answer = () => new Response("hello");
  running = httpServer({ fetch: () => answer() });
  const url = await listen(running, { host: "127.0.0.1", port: 0 }, "127.0.0.1");
  port = Number(new URL(url).port);
});
afterEach(() => closeServer(running));

/** What comes back for bytes, until the server ends the connection. */
async function answered(sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  socket.write(sent);
  await once(socket, "close");
  return text;
}

const host = "Host: localhost\r\nConnection: close\r\n";

test.each([
  ["no HTTP at all", "hello\r\n\r\n", 400, "MALFORMED_REQUEST"],
  ["a TLS handshake", "\x16\x03\x01\x02\x00\x01\x00", 400, "MALFORMED_REQUEST"],
  ["a method that there is not", `BREW / HTTP/1.1\r\n${host}\r\n`, 400, "MALFORMED_REQUEST"],
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "MALFORMED_REQUEST"],
  [
    "a bad Host",
    "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
    400,
    "MALFORMED_REQUEST",
  ],
  [
    "a header too long",
    `GET / HTTP/1.1\r\n${host}X: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "HEADERS_TOO_LARGE",
  ],
  [
    "an address too long",
    `GET /${"x".repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
    431,
    "HEADERS_TOO_LARGE",
  ],
  [
    "two lengths",
    `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
    "MALFORMED_REQUEST",
  ],
  [
    "an Expect that nobody knows",
    `GET / HTTP/1.1\r\n${host}Expect: miracles\r\n\r\n`,
    417,
    "EXPECTATION_FAILED",
  ],
  ["a CONNECT", `CONNECT db:5432 HTTP/1.1\r\n${host}\r\n`, 400, "MALFORMED_REQUEST"],
])("%s is answered with a problem that says what to do", async (_, sent, status, code) => {
  const text = await answered(sent);
  const [head = "", body = ""] = text.split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  expect(head).toMatch(/cache-control: no-store/i);
  const problem = JSON.parse(body) as Record<string, string>;
  expect(problem).toMatchObject({ status, code, hint: expect.stringMatching(/\w/) });
  expect(head.toLowerCase()).toContain(`x-request-id: ${problem["request_id"]}`);
});

test("a request that does not come to its end is told so, and the connection ends", async () => {
  const impatient = httpServer(
    { fetch: () => new Response("hello") },
    { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 },
  );
  const url = await listen(impatient, { host: "127.0.0.1", port: 0 }, "127.0.0.1");
  port = Number(new URL(url).port);
  try {
    const text = await answered("GET / HTTP/1.1\r\nHost: local");
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toMatch(/REQUEST_TIMEOUT.*Send it again/);
  } finally {
    await closeServer(impatient);
  }
});

test("what is no HTTP is refused after an answer as well, and never within one", async () => {
  const get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const socket = connect(port, "127.0.0.1");
  const taken: string[] = [];
  socket.setEncoding("utf8").on("data", (chunk: string) => taken.push(chunk));
  socket.write(get);
  await expect.poll(() => taken.join("")).toContain("hello");
  socket.write("hello\r\n\r\n");
  await once(socket, "close");
  expect(taken.join("")).toMatch(/^HTTP\/1\.1 200 .*hello.*HTTP\/1\.1 400 .*MALFORMED_REQUEST/s);

  answer = () => new Promise<never>(() => undefined);
  expect(await answered(`${get}hello\r\n\r\n`)).toBe("");
});
