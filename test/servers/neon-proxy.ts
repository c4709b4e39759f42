/**
 * A local stand-in for the edge of Neon, so that the real
 * @neondatabase/serverless driver runs against an embedded server: `POST /sql`
 * for queries over HTTP, and WebSockets that carry PostgreSQL's own protocol.
 *
 * Whatever host a connection string names, the proxy connects to its one
 * server; user, password and database are the connection string's.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { neonConfig } from "@neondatabase/serverless";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import { answer, type Upstream } from "./neon-http.ts";

/** A running proxy on the loopback interface. */
export interface NeonProxy {
  readonly port: number;
  /** For `neonConfig.fetchEndpoint`. */
  readonly fetchEndpoint: string;
  /** For `neonConfig.wsProxy`, with `useSecureWebSocket` and `pipelineConnect` off. */
  readonly wsProxy: string;
  /** How many requests and WebSockets have arrived: shows that the driver took this way. */
  readonly traffic: { requests: number; sockets: number };
  /** Ends open WebSockets and stops listening. */
  close(): Promise<void>;
}

/** How a proxy is to be. */
export interface NeonProxyOptions {
  /** Answers larger than this many bytes are refused with HTTP 507. Default: 10 MiB, as at Neon. */
  readonly maximumBytes?: number;
}

const HOST = "127.0.0.1";
const MAXIMUM_BYTES = 10 * 1024 * 1024;

/**
 * Starts a proxy before one PostgreSQL server.
 *
 * @param upstream where that server listens
 */
export async function startNeonProxy(
  upstream: Upstream,
  options: NeonProxyOptions = {},
): Promise<NeonProxy> {
  const traffic = { requests: 0, sockets: 0 };
  const http = createServer((request, response) => {
    traffic.requests += 1;
    void respond(upstream, options.maximumBytes ?? MAXIMUM_BYTES, request, response);
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => {
    traffic.sockets += 1;
    tunnel(socket, upstream);
  });
  http.listen(0, HOST);
  await once(http, "listening");
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("no port was given out");
  return {
    port: address.port,
    fetchEndpoint: `http://${HOST}:${address.port}/sql`,
    wsProxy: `${HOST}:${address.port}/v2`,
    traffic,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
}

/**
 * Points the driver at a proxy. The driver's settings belong to the process.
 *
 * @returns a function that restores what was set before
 */
export function useNeonProxy(proxy: NeonProxy): () => void {
  const { fetchEndpoint, wsProxy, useSecureWebSocket, pipelineConnect } = neonConfig;
  neonConfig.fetchEndpoint = proxy.fetchEndpoint;
  neonConfig.wsProxy = proxy.wsProxy;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  return () => {
    Object.assign(neonConfig, { fetchEndpoint, wsProxy, useSecureWebSocket, pipelineConnect });
  };
}

async function respond(
  upstream: Upstream,
  maximumBytes: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST" || request.url !== "/sql") {
    response.writeHead(404).end();
    return;
  }
  const { status, body } = await answer(upstream, request.headers, await text(request));
  const json = JSON.stringify(body);
  if (Buffer.byteLength(json) > maximumBytes) {
    response.writeHead(507).end(`response is too large (max is ${maximumBytes} bytes)`);
    return;
  }
  response.writeHead(status, { "content-type": "application/json" }).end(json);
}

/** Bytes both ways; the end or failure of either side ends the other. */
function tunnel(socket: WebSocket, upstream: Upstream): void {
  const near = createWebSocketStream(socket);
  const far = connect(upstream.port, upstream.host);
  near.on("error", () => far.destroy());
  near.on("close", () => far.destroy());
  far.on("error", () => near.destroy());
  far.on("close", () => near.destroy());
  near.pipe(far);
  far.pipe(near);
}
