/** apply_object(): a live object becomes what is wanted, by the fewest statements, or is left alone. */
import { describe, expect, test } from "vitest";
import { rolledBack } from "../catalog/cases.ts";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changes } from "./changes.ts";

const database = useDatabase(installed, { each: "file" });

interface Content {
  readonly facets: Readonly<Record<string, { value?: string }>>;
}

async function read(client: TestClient, type: string, identity: string): Promise<Content> {
  const [row] = await client.query<{ content: Content }>(
    "select pggit.live_object($1, $2) as content",
    [type, identity],
  );
  if (!row) throw new Error("no row");
  return row.content;
}

const values = ({ facets }: Content) =>
  Object.fromEntries(Object.entries(facets).map(([key, { value }]) => [key, value]));

describe("an object becomes what is wanted", () => {
  test.each(changes)("$type: $name", (change) =>
    rolledBack(database, async (client) => {
      const { type, identity, setup = "", from, to, statements } = change;
      await client.query(`${setup};savepoint made;${to}`);
      const wanted = await read(client, type, identity);
      await client.query(`rollback to made;${from}`);
      const [row] = await client.query<{ done: string[] }>(
        "select pggit.apply_object($1, $2, $3) as done",
        [type, identity, JSON.stringify(wanted)],
      );
      expect(row?.done).toEqual(statements);
      expect(values(await read(client, type, identity))).toEqual(values(wanted));
    }),
  );
});

/** What it would take to turn the table `t` into another, and what happens when it is tried. */
function turning(to: string, work: (client: TestClient, wanted: string) => Promise<void>) {
  return rolledBack(database, async (client) => {
    await client.query(`savepoint before; create table t ${to}`);
    const wanted = JSON.stringify(await read(client, "table", "public.t"));
    await client.query(
      `rollback to before;
       create table t (id int primary key, name varchar(20), n int);
       insert into t values (1, 'a long enough name', null)`,
    );
    await work(client, wanted);
  });
}

const plan = (client: TestClient, wanted: string) =>
  client.query(
    "select facet, hazards, lock from pggit.weigh_plan(pggit.live_object('table', 'public.t'), $1)",
    [wanted],
  );

const lock = "ACCESS EXCLUSIVE";

describe("a table with rows", () => {
  test.each([
    ["a column with values", "(id int primary key, n int)", "column:name"],
    ["a narrower type", "(id int primary key, name varchar(5), n int)", "column:name/type"],
    ["the whole table", null, "public.t"],
  ])("is left alone where %s would go", (_, to, named) =>
    turning(to ?? "()", async (client, wanted) => {
      await client.query("savepoint before");
      const apply = (more: string) =>
        client.query(`select pggit.apply_object('table', 'public.t', $1${more})`, [
          to === null ? null : wanted,
        ]);
      await expect(apply("")).rejects.toMatchObject({
        code: "PG060",
        message: `this would lose data of table public.t: ${named}`,
      });
      await client.query("rollback to before");
      expect(await client.query("select name from t")).toEqual([{ name: "a long enough name" }]);
      await expect(apply(", true")).resolves.toHaveLength(1);
    }),
  );

  test("lets go of a column that has no values", () =>
    turning("(id int primary key, name varchar(20))", async (client, wanted) => {
      expect(await plan(client, wanted)).toEqual([{ facet: "column:n", hazards: [], lock }]);
    }));

  test("says what is written anew, what can fail, and the locks", () =>
    turning(
      "(id bigint primary key, name varchar(30) not null, n int default 1, made timestamptz default clock_timestamp(), constraint even check (n % 2 = 0)); alter table t alter n set statistics 10",
      async (client, wanted) => {
        expect(await plan(client, wanted)).toEqual([
          { facet: "column:made", hazards: ["rewrite"], lock },
          { facet: "column:id/type", hazards: ["rewrite"], lock },
          { facet: "column:name/type", hazards: [], lock },
          { facet: "column:n/default", hazards: [], lock },
          { facet: "column:name/not_null", hazards: ["fails_on_data"], lock },
          { facet: "constraint:even", hazards: ["fails_on_data"], lock },
          { facet: "column:n/statistics", hazards: [], lock: "SHARE UPDATE EXCLUSIVE" },
        ]);
      },
    ));
});
