import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A server as it looks from afar. */
export interface Far {
  /** The same address by way of the distance. */
  url(near: string): string;
  close(): Promise<void>;
}

/** Puts a distance before a server: what it is sent, and what it answers, arrives half of so many milliseconds later. */
export async function farAway(near: string, tripMs: number): Promise<Far> {
  const { hostname, port } = new URL(near);
  const sockets = new Set<Socket>();
  const proxy = createServer({ noDelay: true }, (caller) => {
    const server = connect({ host: hostname, port: Number(port), noDelay: true });
    for (const [from, to] of [
      [caller, server],
      [server, caller],
    ] as const) {
      sockets.add(from);
      const late = (what: () => void) => setTimeout(what, tripMs / 2);
      from.on("data", (bytes) => late(() => to.writable && to.write(bytes)));
      from.on("end", () => late(() => to.end()));
      from.on("error", () => to.destroy());
      from.on("close", () => sockets.delete(from));
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address() as AddressInfo;
  return {
    url(from) {
      const there = new URL(from);
      there.port = String(address.port);
      return there.href;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
