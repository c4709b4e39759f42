/** A tablespace is the server's, and cannot be made in a transaction: so not in the cases of each kind. */
import { expect, test } from "vitest";
import { uniqueName } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { readObject } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

test("where a relation is kept is a facet, beside its owner", async () => {
  const client = await database.client();
  const tablespace = uniqueName("Space");
  await client.query("set allow_in_place_tablespaces = on");
  await client.query(`create tablespace "${tablespace}" location ''`);
  try {
    await client.query(`create table t (id int primary key);
      create materialized view m as select id from t;
      create index i on t (id)`);
    const kept = [
      ["table", "public.t", "TABLE"],
      ["materialized view", "public.m", "MATERIALIZED VIEW"],
      ["index", "public.i", "INDEX"],
    ] as const;
    for (const [type, identity, noun] of kept) {
      await client.query("begin");
      const usual = await readObject(client, type, identity);
      expect(usual?.facets["tablespace"]).toBeUndefined();
      await client.query(`alter ${noun} ${identity} set tablespace "${tablespace}"`);
      const moved = await readObject(client, type, identity);
      expect(moved?.facets["tablespace"]).toMatchObject({ aspect: "owner", value: tablespace });
      expect(moved?.hash).toBe(usual?.hash);
      expect(moved?.definition).toBe(usual?.definition);
      await client.query(moved?.facets["tablespace"]?.unset ?? "");
      expect(await readObject(client, type, identity)).toEqual(usual);
      await client.query(moved?.facets["tablespace"]?.set ?? "");
      expect(await readObject(client, type, identity)).toEqual(moved);
      await client.query("rollback");
    }
  } finally {
    await client.query("rollback; drop table t cascade");
    await client.query(`drop tablespace "${tablespace}"`);
  }
});
