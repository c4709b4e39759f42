/** Whatever DDL runs in whatever order, history ends where the catalog is. More runs: PGGIT_TEST_RUNS=200. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { database } from "../servers/databases.ts";
import { differences, failures, fold } from "./head.ts";

const table = fc.constantFrom("alpha", '"Beta b"', "gamma");
const column = fc.constantFrom("a", "b", '"C c"');
const type = fc.constantFrom(
  "int",
  "bigint",
  "text",
  "varchar(10)",
  "numeric(8, 2)",
  "timestamptz",
);

/** One statement; many of them fail, as they would for a user. */
const statement = fc.oneof(
  fc
    .tuple(table, column, type)
    .map(([t, c, y]) => `create table ${t} (id int primary key, ${c} ${y})`),
  table.map(
    (t) =>
      `create table ${t} (id int generated always as identity, n serial) partition by hash (id)`,
  ),
  table.map((t) => `drop table ${t} cascade`),
  fc.tuple(table, column, type).map(([t, c, y]) => `alter table ${t} add column ${c} ${y}`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} drop column ${c} cascade`),
  fc
    .tuple(table, column, type)
    .map(([t, c, y]) => `alter table ${t} alter column ${c} type ${y} using null`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} alter column ${c} set not null`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} alter column ${c} set default null`),
  fc.tuple(table, column, column).map(([t, c, d]) => `alter table ${t} rename column ${c} to ${d}`),
  fc.tuple(table, table).map(([t, u]) => `alter table ${t} rename to ${u}`),
  fc.tuple(table, table).map(([t, u]) => `alter table ${t} add foreign key (id) references ${u}`),
  fc.tuple(table, column).map(([t, c]) => `alter table ${t} add unique (${c})`),
  fc.tuple(table, column).map(([t, c]) => `create index on ${t} (${c})`),
  fc.tuple(table, column).map(([t, c]) => `comment on column ${t}.${c} is 'said'`),
  fc.tuple(table, column).map(([t, c]) => `create view v as select ${c} from ${t}`),
  fc.constant("drop view v"),
  table.map((t) => `grant select on ${t} to public`),
  fc.tuple(table, column).map(([t, c]) => `revoke all (${c}) on ${t} from public`),
  table.map((t) => `alter table ${t} set schema app`),
  table.map((t) => `alter table app.${t} set schema public`),
  fc.constant("savepoint here"),
  fc.constant("rollback to here"),
  fc.constantFrom("begin", "commit", "rollback"),
  fc.constant("select pggit.fold()"),
);

const runs = Number(process.env["PGGIT_TEST_RUNS"] ?? 10);

/** What no event names: the order of the day after these is to reconcile. */
const leavesDependents = /rename|set schema/;

test(
  "folded history equals the live catalog, and reconciling finds nothing more to say",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 5, maxLength: 40 }), async (statements) => {
        const own = await database(installed);
        try {
          const client = await own.client();
          await client.query("create schema app; set client_min_messages = error");
          for (const each of statements) await client.query(each).catch(() => undefined);
          await client.query("rollback").catch(() => undefined);
          await fold(
            client,
            statements.some((each) => leavesDependents.test(each)),
          );
          expect(await failures(client)).toEqual([]);
          expect(await differences(client)).toEqual([]);
          expect(await fold(client, true)).toBe(0);
          expect(await client.query("select * from pggit.verify_consistency()")).toMatchObject([
            { status: "ok" },
          ]);
        } finally {
          await own.drop();
        }
      }),
      { numRuns: runs },
    );
  },
  60_000 + runs * 20_000,
);
