import { connect } from "pggit";
import { expect, inject, test } from "vitest";
import { startNeonProxy } from "../servers/neon-proxy.ts";
import { useDatabase } from "../servers/use-database.ts";
import { neonOptions, neonUrl } from "./drivers.ts";

const db = useDatabase();
const large = { text: "select repeat('x', 5000) as x" };

test("an answer that HTTP does not pass on is read over a WebSocket, where reading twice is harmless", async () => {
  const proxy = await startNeonProxy(inject("postgres"), { maximumBytes: 1000 });
  const sql = await connect(neonUrl(db.url), neonOptions(proxy));
  try {
    await expect(sql.query(large.text)).rejects.toMatchObject({ code: "ANSWER_TOO_LARGE" });
    await expect(sql.batch([large])).rejects.toMatchObject({ code: "ANSWER_TOO_LARGE" });
    expect(proxy.traffic.sockets).toBe(0);
    const [rows] = await sql.batch([large], { readOnly: true });
    expect(rows).toEqual([{ x: "x".repeat(5000) }]);
    expect(proxy.traffic.sockets).toBe(1);
  } finally {
    await sql.close();
    await proxy.close();
  }
});
