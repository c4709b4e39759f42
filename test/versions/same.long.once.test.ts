/** The same DDL in two versions of PostgreSQL is the same schema. */
import { buildReport, compareDatabases, type Sql } from "pggit";
import { expect, test } from "vitest";
import { objectTypes } from "../../packages/pggit/src/snapshot/catalog-query.ts";
import { everyKind, newer, oldest, useVersions } from "./versions.ts";

const emptyDatabase = useVersions();

const everything = ["owner", "privileges", "comments"] as const;

/** Compares two databases and names what differs, facet by facet. */
async function differences(base: Sql, head: Sql) {
  const comparison = await compareDatabases(
    { name: "older", sql: base },
    { name: "newer", sql: head },
    { include: everything },
  );
  const differing = comparison.rows.filter((row) => row.difference !== "Same");
  return {
    rows: comparison.rows,
    differing: differing.map(({ object_type, identity, difference, facets }) => ({
      object: `${object_type} ${identity}`,
      difference,
      facets: facets.map(({ facet, before, after }) => ({ facet, before, after })),
    })),
  };
}

test.each(newer)(
  `every kind is the same in ${oldest} and %s`,
  { timeout: 120_000 },
  async (version) => {
    const [older, later] = await Promise.all([emptyDatabase(oldest), emptyDatabase(version)]);
    for (const file of everyKind) {
      await older.script(file);
      await later.script(file);
    }
    const { rows, differing } = await differences(older, later);
    expect(differing).toEqual([]);
    const types = new Set(rows.map((row) => row.object_type));
    expect(objectTypes.filter((type) => !types.has(type))).toEqual([]);
  },
);

/** Views of the server's own that differ because what they read does: functions that put out more columns. */
const otherColumns =
  /pg_publication_tables|pg_replication_slots|pg_stat_gssapi|pg_stat_replication|pg_stat_ssl|pg_stat_activity/;

test.each(newer)(
  `the system's views, as ${oldest} has them, are the same in ${oldest} and %s`,
  { timeout: 120_000 },
  async (version) => {
    const [older, later] = await Promise.all([emptyDatabase(oldest), emptyDatabase(version)]);
    const views = await older.query<{ name: string; query: string }>(`
      select concat_ws('_', n.nspname, c.relname) as name, pg_get_viewdef(c.oid) as query
      from pg_class as c
      inner join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in ('pg_catalog', 'information_schema')`);
    let loaded = 0;
    for (const { name, query } of views) {
      const statement = `create view ${name} as ${query}`;
      // some read what the newer version no longer has
      const isLoaded = await later.script(statement).then(
        () => true,
        () => false,
      );
      if (!isLoaded) continue;
      await older.script(statement);
      loaded += 1;
    }
    expect(loaded).toBeGreaterThan(120);
    const { differing } = await differences(older, later);
    expect(differing.filter(({ object }) => !otherColumns.test(object))).toEqual([]);
  },
);

/** What docs/kinds.md lists as kept differently, as far as a test can make it in any two versions. */
const keptDifferently = `
  create table t (id int constraint must_be not null, active bool);
  create view unnamed as select true from t;
  create view of_old as select old.id from t as old;
  create unlogged table counted (n serial, id int generated always as identity);
  revoke create on schema public from public;
  create view activity as select datid, pid from pg_stat_get_activity(null) as s`;

test.each(newer)(
  `what ${oldest} and %s keep differently is the servers', not a difference of the schemas`,
  { timeout: 120_000 },
  async (version) => {
    const [older, later] = await Promise.all([emptyDatabase(oldest), emptyDatabase(version)]);
    await older.script(keptDifferently);
    await later.script(`${keptDifferently}; alter table t alter active set default true`);
    const comparison = await compareDatabases(
      { name: "older", sql: older },
      { name: "newer", sql: later },
      { include: everything },
    );
    const report = buildReport({
      comparison,
      verifications: [],
      errors: [],
      baseline: null,
      options: { include: [], schemas: [], ignore: [] },
      now: new Date(),
    });
    const ofServers = report.differences.filter(({ identity }) => identity !== "public.t");
    expect(ofServers.map(({ identity }) => identity)).toEqual(
      expect.arrayContaining(["public.unnamed", "public.counted_n_seq", "public"]),
    );
    expect(ofServers.filter(({ of_servers }) => !of_servers)).toEqual([]);
    // the table has a change of its own beside the servers', and is not let through with them
    expect(report.summary).toMatchObject({ new: 1, of_servers: ofServers.length });
  },
);
