import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener, RequestError } from "@hono/node-server";
import type { Hono } from "hono";
import { PggitError } from "pggit";
import { closing } from "../http/closed-headers.ts";
import { problemMedia, problemOf } from "../http/problem.ts";

/** Milliseconds after which a connection is cut off whose caller does not take the answer. */
const lastMs = 1_000;

/**
 * A server of HTTP that answers by `fetch`. What never becomes a request, since it
 * is no HTTP, has no good Host or too long a header or does not come to its end, is answered as a problem, too.
 *
 * @param times how long Node waits for a request, and how often it looks; its own where left out
 */
export function httpServer(
  { fetch }: Pick<Hono, "fetch">,
  times: Pick<
    ServerOptions,
    "requestTimeout" | "headersTimeout" | "connectionsCheckingInterval"
  > = {},
): Server {
  const listener = getRequestListener(fetch, {
    errorHandler: (thrown) => {
      const { body, ...answer } = answerOf(errorOf(thrown));
      return new Response(body, answer);
    },
  });
  /** How many answers are on their way on a connection. */
  const answers = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, change: number) =>
    answers.set(socket, (answers.get(socket) ?? 0) + change);
  // A request without Host, to which Node's own answer says nothing, is refused by the listener.
  const server = createServer({ ...times, requireHostHeader: false }, (request, response) => {
    const { socket } = request;
    count(socket, 1);
    response.once("close", () => count(socket, -1));
    void listener(request, response);
  });
  server.on("clientError", (error: ParserError, socket) => {
    // Into the middle of another answer nothing can be written.
    const isOpen = socket.writable && error.code !== "ECONNRESET" && !answers.get(socket);
    if (isOpen) endWith(unreadable(error), socket);
    else socket.destroy();
  });
  server.on("checkExpectation", (request, response) => {
    const { status, headers, body } = answerOf(unexpected(request));
    response.writeHead(status, { ...headers, Connection: "close" }).end(body);
  });
  server.on("connect", (_, socket) => endWith(noProxy(), socket));
  return server;
}

interface ParserError extends Error {
  readonly code?: string;
  /** What the parser found, in its own words. */
  readonly reason?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function answerOf(error: PggitError): Answer {
  const requestId = crypto.randomUUID();
  const problem = problemOf(error, requestId);
  const body = JSON.stringify(problem);
  return {
    status: problem.status,
    headers: {
      ...closing,
      "Content-Type": problemMedia,
      "Content-Length": String(Buffer.byteLength(body)),
      "X-Request-Id": requestId,
    },
    body,
  };
}

/** Writes an answer where there is no request that Node would answer, and ends the connection. */
function endWith(error: PggitError, socket: Duplex): void {
  const { status, headers, body } = answerOf(error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "Connection: close",
  ];
  const cutOff = setTimeout(() => socket.destroy(), lastMs);
  socket.on("error", () => socket.destroy()).once("close", () => clearTimeout(cutOff));
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function unreadable({ code, reason }: ParserError): PggitError {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new PggitError({
        code: "HEADERS_TOO_LARGE",
        message: "The headers of the request, or its address, are longer than 16 KiB.",
        hint: "Send fewer or shorter headers, and long arguments in a body.",
      });
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new PggitError({
        code: "REQUEST_TIMEOUT",
        message: "The request did not come within the time for it.",
        hint: "Send it again, in one go.",
      });
    default:
      return malformed(reason ?? "it cannot be read");
  }
}

function errorOf(thrown: unknown): PggitError {
  return thrown instanceof RequestError ? malformed(thrown.message) : PggitError.from(thrown);
}

function malformed(why: string): PggitError {
  return new PggitError({
    code: "MALFORMED_REQUEST",
    message: `The request is not HTTP as this server reads it: ${why}.`,
    hint: "Send HTTP/1.1 with one header Host; before a server that speaks TLS use https.",
  });
}

function unexpected({ headers: { expect = "" } }: IncomingMessage): PggitError {
  return new PggitError({
    code: "EXPECTATION_FAILED",
    message: `The header Expect asks for ${JSON.stringify(expect.slice(0, 100))}, which this server does not do.`,
    hint: "Leave it out, or send Expect: 100-continue.",
  });
}

function noProxy(): PggitError {
  return new PggitError({
    code: "MALFORMED_REQUEST",
    message: "CONNECT is for proxies, and this server is none.",
    hint: "Call the API directly.",
  });
}
