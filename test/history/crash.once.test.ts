/** What was committed survives a crash of the server, whether it was folded or not. */
import { expect, test } from "vitest";
import { installIn } from "../install/install-in.ts";
import { client } from "../servers/client.ts";
import { ended, reached } from "../servers/crashes.ts";
import { startServer } from "../servers/embedded.ts";
import { commits, differences, fold } from "./head.ts";

test("after kill -9 at any point, fold finds every committed statement and no other", async () => {
  const server = await startServer({ version: 18 });
  try {
    await installIn(server.url());

    let made = 0;
    for (const [round, folded] of [false, true, false].entries()) {
      const [user, busy] = [await client(server.url()), await client(server.url())];
      await user.query(`create table t${round} (id int primary key)`);
      await user.query(`alter table t${round} add column name text`);
      made += 2;
      if (folded) await fold(user);
      await user.query(`create index i${round} on t${round} (name)`);
      made += 1;
      await busy.query(`begin; create table lost${round} (id int); drop table t${round}`);
      if (folded) await busy.query("select pggit.fold()");
      process.kill(server.pid, "SIGKILL");
      await Promise.all([ended(user), ended(busy)]);
      await server.restart("SIGQUIT");

      const survivor = await reached(server.url());
      await fold(survivor);
      expect(await differences(survivor)).toEqual([]);
      expect(await commits(survivor)).toHaveLength(made);
      expect(await fold(survivor, true)).toBe(0);
      expect(await survivor.query("select * from pggit.verify_consistency()")).toMatchObject([
        { status: "ok" },
      ]);
      await survivor.close();
    }
  } finally {
    await server.close();
  }
}, 120_000);
