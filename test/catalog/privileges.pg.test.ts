import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { atSavepoint, readObject, rolledBack, testCatalog } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

test("a privilege that is granted adds, one that is taken away restricts", () =>
  rolledBack(database, async (client) => {
    await client.query(`create function public.f() returns int language sql as 'select 1';
      revoke execute on function public.f() from public;
      grant execute on function public.f() to pg_monitor`);
    const facets = (await readObject(client, "function", "public.f()"))?.facets;
    expect(facets?.["revoked:PUBLIC:EXECUTE"]).toMatchObject({
      impact: "restriction",
      value: "revoked",
    });
    expect(facets?.["privilege:pg_monitor:EXECUTE"]).toMatchObject({
      impact: "contract",
      value: "granted",
    });
  }));

const grantAll = "grant all on public.t to pg_monitor";
const seven = ["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"];
const hasMaintain = inject("postgresVersion") >= 17;

/** What pg_monitor was granted in each of these states, by the statements that lead there. */
const states: Record<string, string> = {
  nothing: "revoke all on public.t from pg_monitor",
  all: grantAll,
  "all, to be granted on": `${grantAll} with grant option`,
  "all but SELECT": `${grantAll}; revoke select on public.t from pg_monitor`,
  ...(hasMaintain && {
    "all but MAINTAIN": `${grantAll}; revoke maintain on public.t from pg_monitor`,
    "all but MAINTAIN, to be granted on": `${grantAll} with grant option; revoke maintain on public.t from pg_monitor`,
    "all, MAINTAIN to be granted on": `${grantAll}; grant maintain on public.t to pg_monitor with grant option`,
    "MAINTAIN alone": "grant maintain on public.t to pg_monitor",
    "all but SELECT and MAINTAIN": `${grantAll}; revoke select, maintain on public.t from pg_monitor`,
  }),
};

test("GRANT ALL on a table is the same seven facets in every version", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.t (id int); ${grantAll}`);
    const keys = Object.keys((await readObject(client, "table", "public.t"))?.facets ?? {});
    expect(keys.filter((key) => key.startsWith("privilege:")).toSorted()).toEqual(
      seven.map((privilege) => `privilege:pg_monitor:${privilege}`),
    );
    expect(keys.filter((key) => key.startsWith("revoked:"))).toEqual([]);
  }));

test("what is granted on a table can be brought from any state to any other", () =>
  rolledBack(database, async (client) => {
    await client.query("create table public.t (id int)");
    const facetsIn = async (state: string) => {
      await client.query(`${states["nothing"]}; ${states[state]}`);
      const facets = Object.entries((await readObject(client, "table", "public.t"))?.facets ?? {});
      return new Map(facets.filter(([key]) => /^(?:privilege|revoked):/.test(key)));
    };
    const seen = new Map<string, string>();
    for (const to of Object.keys(states)) {
      const wanted = await facetsIn(to);
      const text = JSON.stringify([...wanted]);
      expect([seen.get(text), to]).toEqual([undefined, to]);
      seen.set(text, to);
      for (const from of Object.keys(states)) {
        // a grant option is not taken away by granting without it
        if (/granted on/.test(from) && to !== "nothing") continue;
        await atSavepoint(client, async () => {
          const live = await facetsIn(from);
          const latestFirst = [...live].toSorted(([, a], [, b]) => b.rank - a.rank);
          for (const [key, { unset }] of latestFirst)
            if (!wanted.has(key)) await client.query(unset ?? "");
          const earliestFirst = [...wanted].toSorted(([, a], [, b]) => a.rank - b.rank);
          for (const [key, { set, value }] of earliestFirst)
            if (live.get(key)?.value !== value) await client.query(set ?? "");
          const facets = Object.entries(
            (await readObject(client, "table", "public.t"))?.facets ?? {},
          ).filter(([key]) => /^(?:privilege|revoked):/.test(key));
          expect(new Map(facets), `${from} -> ${to}`).toEqual(wanted);
        });
      }
    }
  }));

testCatalog("table", [
  {
    name: "a privilege that somebody granted on, by whom it was granted on",
    setup: 'create role "b\'s"',
    ddl: `create table public.t (id int); grant select on public.t to "b's" with grant option;
      set local role "b's"; grant select on public.t to pg_monitor with grant option;
      set local role pg_monitor; grant select on public.t to pg_read_all_stats; reset role;
      grant select on public.t to pg_read_all_stats; grant update on public.t to pg_monitor with grant option;
      set local role pg_monitor; grant update (id) on public.t to pg_read_all_stats; reset role`,
    identity: "public.t",
    definition: "CREATE TABLE public.t (\n    id integer\n)",
    facets: {
      "column:id": null,
      "column:id/type": "integer",
      "privilege:b's:SELECT": "grantable",
      'privilege:pg_monitor by "b\'s":SELECT': "grantable",
      "privilege:pg_read_all_stats:SELECT": "granted",
      "privilege:pg_read_all_stats by pg_monitor:SELECT": "granted",
      "privilege:pg_monitor:UPDATE": "grantable",
      "column:id/privilege:pg_read_all_stats by pg_monitor:UPDATE": "granted",
    },
    comesBackElsewhere: ["column:id"],
    held: ["privilege:b's:SELECT", 'privilege:pg_monitor by "b\'s":SELECT'],
  },
]);
