import { setTimeout as sleep } from "node:timers/promises";
import { connect, PggitError } from "pggit";
import { expect, inject, test } from "vitest";
import { startServer } from "../servers/embedded.ts";

test("a server that dies in mid-query is a lost connection; the next one stands again", async () => {
  const server = await startServer({ version: inject("postgresVersion") });
  try {
    const sql = await connect(server.url());
    const waiting = sql.query("select pg_sleep(30)").catch((error: unknown) => error);
    await sleep(200);
    await server.restart("SIGQUIT");
    expect(PggitError.from(await waiting).code).toBe("CONNECTION_FAILED");
    await expect(sql.query("select 1")).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
    await sql.close();
    const again = await connect(server.url());
    expect(await again.query("select 1 as one")).toEqual([{ one: 1 }]);
    await again.close();
  } finally {
    await server.close();
  }
});
