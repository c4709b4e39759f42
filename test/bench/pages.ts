/**
 * `npm run bench -- pages`: what a view costs over 10,000 objects and 100,000 events, beside a page that asks the
 * database nothing but `SELECT 1`, and beside the call of the API for the same data. All over HTTP in one process.
 */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { client, withClient } from "../servers/client.ts";
import { type Server, startServer } from "../servers/embedded.ts";
import { type ServedPages, servePages } from "../browser/serve-pages.ts";
import { makeLarge, makeLargeStaging } from "../browser/worlds/large.ts";
import { median } from "./measure.ts";

const rounds = 15;

/** A view, and the call that reads what it shows; views that read several things are beside the largest of them. */
const views: readonly (readonly [view: string, call: string])[] = [
  ["", "status"],
  ["timeline", "history/log?limit=25"],
  ["commit", "history/show?limit=20"],
  ["objects", "history/objects?limit=100"],
  ["object?name=f00001(integer)", "history/versions?object=f00001(integer)&limit=200"],
  ["object?name=longest()", "history/versions?object=longest()&limit=200"],
  ["activity", "activity?days_back=30"],
  ["conflicts", "conflicts/list?limit=50"],
  ["purge?older_than=1 day", ""],
  ["verify", "checks/list"],
  ["webhooks", "webhooks/list?limit=50"],
  ["audit", "events/list?limit=100"],
  ["audit?all=yes", "events/list?limit=100&all_types=true"],
];

/** Prints the median time of each view, its bytes, and the two ratios. */
export async function benchmarkPages(): Promise<void> {
  const server = await startServer({ version: 18, settings: { shared_buffers: "512MB" } });
  try {
    await make(server, "production", makeLarge);
    await make(server, "staging", makeLargeStaging);
    const served = await servePages({
      production: server.url("production"),
      staging: server.url("staging"),
    });
    try {
      await compare(served, server);
    } finally {
      await served.close();
    }
  } finally {
    await server.close();
  }
}

async function make(server: Server, name: string, fill: typeof makeLarge): Promise<void> {
  console.log(`making ${name}`);
  await withClient(server.url(), (connection) => connection.query(`create database ${name}`));
  await withClient(server.url(name), (connection) =>
    fill({ client: connection, url: server.url(name) }),
  );
}

async function compare(served: ServedPages, server: Server): Promise<void> {
  const { url, keys } = served;
  const cookie = await logIn(served);
  const bare = await serveSelectOne(server.url("production"));
  const one = await timed(bare.url, {});
  console.log(
    `\n${rounds} times each, medians; a page with SELECT 1 alone: ${one.ms.toFixed(1)} ms\n`,
  );
  console.log(
    `${"view".padEnd(30)} ${"ms".padStart(8)} ${"kB".padStart(6)} ${"/SELECT 1".padStart(10)} ${"API, ms".padStart(9)} ${"/API".padStart(6)}`,
  );
  for (const [view, call] of views) {
    const page = await timed(`${url}/ui/production/${view}`, { cookie });
    const api = call
      ? await timed(`${url}/v1/environments/production/${call}`, {
          authorization: `Bearer ${keys.oncall}`,
        })
      : null;
    console.log(
      [
        (view || "status").padEnd(30),
        page.ms.toFixed(1).padStart(8),
        (page.bytes / 1000).toFixed(0).padStart(6),
        (page.ms / one.ms).toFixed(1).padStart(10),
        (api?.ms.toFixed(1) ?? "").padStart(9),
        (api ? (page.ms / api.ms).toFixed(1) : "").padStart(6),
      ].join(" "),
    );
  }
  await bare.close();
}

async function logIn({ url, keys }: ServedPages): Promise<string> {
  const answer = await fetch(`${url}/ui/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ key: keys.oncall }),
  });
  const [cookie = ""] = answer.headers.getSetCookie();
  return cookie.split(";", 1)[0] ?? "";
}

interface Timed {
  readonly ms: number;
  readonly bytes: number;
}

/** @throws Error where it is not answered 200 */
async function timed(url: string, headers: Record<string, string>): Promise<Timed> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const answer = await fetch(url, { headers, redirect: "manual" });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 500)}`);
    // the first one warms up
    if (round > 0) times.push(performance.now() - started);
    bytes = Buffer.byteLength(text);
  }
  return { ms: median(times), bytes };
}

/** The least that a page with a database behind it does. */
async function serveSelectOne(target: string): Promise<{ url: string; close(): Promise<void> }> {
  const connection = await client(target);
  const answer = async (response: ServerResponse) => {
    const [row] = await connection.query("select 1 as one");
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>One</title><p>${JSON.stringify(row)}</p>`);
  };
  const http = createServer((_, response) => void answer(response));
  http.listen(0, "127.0.0.1");
  await new Promise((resolve) => http.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    close: async () => {
      await new Promise((resolve) => http.close(resolve));
      await connection.close();
    },
  };
}
