/** A purge whose server is killed goes on where it was, and history is consistent in between. */
import { expect, test } from "vitest";
import { differences } from "../history/head.ts";
import { client, type TestClient } from "../servers/client.ts";
import { ended, reached } from "../servers/crashes.ts";
import { startServer } from "../servers/embedded.ts";
import { faults, purge, withOldHistory } from "./old-history.ts";

test("after kill -9 at any point of a purge, verify finds nothing and the purge goes on", async () => {
  const server = await startServer({ version: 18 });
  try {
    const builder = await client(server.url());
    await withOldHistory.build({ url: server.url(), client: builder });
    await builder.close();
    let done = false;
    for (let round = 0; !done; round += 1) {
      const [step, busy] = [await reached(server.url()), await client(server.url())];
      for (let n = 0; n < 4 && !done; n += 1) done = await takeStep(step);
      await busy.query("begin");
      await takeStep(busy);
      // one that is being committed while the server dies
      const committing = busy.query("commit").catch(() => undefined);
      if (round % 2 === 0) await committing;
      process.kill(server.pid, "SIGKILL");
      await Promise.all([ended(step), ended(busy)]);
      await server.restart("SIGQUIT");
      const survivor = await reached(server.url());
      expect(await faults(survivor)).toEqual([]);
      expect(await differences(survivor)).toEqual([]);
      await survivor.close();
      expect(round).toBeLessThan(20);
    }
    const last = await reached(server.url());
    while (!(await takeStep(last)));
    const rows = await purge(last);
    expect(rows.map(({ count }) => count)).toEqual([0, 0, 0]);
    await last.close();
  } finally {
    await server.close();
  }
}, 240_000);

/** One small step; whether it was the last. */
async function takeStep(connection: TestClient): Promise<boolean> {
  const rows = await connection.query<{ action: string }>(
    "select action from pggit.purge_history_step(max_rows => 20)",
  );
  return rows.at(-1)?.action === "done";
}
