/** What merging brings is made in the order in which it can be, so that nothing has to be tried again and again. */
import { beforeEach, describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { merge, onStaging } from "./staging.ts";

const database = useDatabase(installed);
let client: TestClient;

/** Each reads the next, so that the order of their names is the wrong one. */
const chain = `
  create view d as select 1 as n; create view c as select * from d; create view b as select * from c;
  create view a as select * from b`;

beforeEach(async () => {
  client = await database.client();
});

/** What is to be merged, in order; schemas apart. */
async function order(): Promise<string[]> {
  const rows = await client.query<{ name: string }>(
    `select c.object_identifier as name
     from unnest(pggit.merge_order(array(select c from pggit.incoming_changes('staging', 'main', '{}') as c)))
       with ordinality as c
     order by c.ordinality`,
  );
  return rows.map(({ name }) => name.replace("public.", ""));
}

/** As if nobody had asked PostgreSQL what the objects of staging need, as it is with what was captured. */
const forgetNeeds = () => client.query("update pggit.blobs set depends_on = null");

describe.each([
  ["as PostgreSQL said", async () => []],
  ["as their facets tell", forgetNeeds],
])("objects that need each other, %s", (_, prepare) => {
  test("come after what they need", async () => {
    await onStaging(
      client,
      `${chain};
       create table z (id int primary key); create table y (z int references z);
       create sequence later; create table "A b" (n int default nextval('later'), y y)`,
    );
    await prepare();
    const made = await order();
    expect(made.filter((name) => /^[abcd]$/.test(name))).toEqual(["d", "c", "b", "a"]);
    expect(made.filter((name) => /^("A b"|y|z|later)$/.test(name)).join(" ")).toMatch(
      /^(?=.*z y)(?=.*later.* "A b").* y.* "A b"$/,
    );
    expect(new Set(made).size).toBe(made.length);
    expect((await merge(client)).map(({ outcome }) => outcome)).toEqual(made.map(() => "merged"));
  });

  test("go before what they need", async () => {
    await client.query(chain);
    await onStaging(client, "");
    await merge(client);
    await onStaging(client, "drop view d cascade");
    await prepare();
    expect(await order()).toEqual(["a", "b", "c", "d"]);
    expect((await merge(client)).map(({ outcome }) => outcome)).toEqual(Array(4).fill("merged"));
  });

  test("are all there where their needs go round", async () => {
    await onStaging(
      client,
      `create table b (id int primary key); create table c (id int primary key, b int references b);
       alter table b add c int references c; create table a (b int references b, c int references c)`,
    );
    await prepare();
    expect(await order()).toEqual(["b", "c", "a"]);
  });
});

test("they are merged in that order, each at its first try", async () => {
  await onStaging(
    client,
    `create view x as select 1 as n; create view y as select * from x; create view w as select * from x`,
  );
  // by trying again, w would come last
  expect((await merge(client)).map((row) => row.object_identifier)).toEqual([
    "public.x",
    "public.w",
    "public.y",
  ]);
});
