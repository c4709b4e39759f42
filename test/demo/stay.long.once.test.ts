/** The demo that stays, as docs/first-steps.md uses it. */
import { expect, test } from "vitest";
import { bundledCli } from "../cli/command.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { stay } from "./stay.ts";

const db = useDatabase(installed);

test("the demo stays with an API that its key opens, and ends when told to", {
  timeout: 120_000,
}, async () => {
  const client = await db.client();
  await client.query(
    "create table products (sku text primary key, title text not null, price numeric(8, 2) not null)",
  );
  const stop = new AbortController();
  const told = Promise.withResolvers<Readonly<Record<string, string>>>();
  const urls = { production: db.url, staging: db.url, operations: db.url };
  const ended = stay(urls, {
    cli: await bundledCli(),
    port: 0,
    tell: told.resolve,
    signal: stop.signal,
  });
  try {
    const { API_URL, PGGIT_KEY } = await Promise.race([
      told.promise,
      ended.then(() => ({}) as never),
    ]);
    const answer = await fetch(`${API_URL}/v1/environments/production/conflicts/list`, {
      headers: { Authorization: `Bearer ${PGGIT_KEY}` },
    });
    expect(await answer.json()).toMatchObject({
      rows: [{ object_identifier: "public.products", status: "unresolved" }],
    });
  } finally {
    stop.abort();
    await ended;
  }
});
