/** The providers of labels are libraries that none of the servers here has, so the catalog is written by hand. */
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

const setup = `set local allow_system_table_mods = on;
  create schema app;
  create table app.users (id int, "e mail" text);
  create view app.emails as select "e mail" from app.users;
  create materialized view app.counts as select count(*) from app.users;
  create sequence app.numbers;
  create function app.f(a int) returns int language sql as 'select 1';
  create procedure app.p() language sql as '';
  create aggregate app.total(*) (sfunc = int8inc, stype = int8, initcond = '0');
  create domain app.email as text;
  create type app.status as enum ();
  create type app.span as range (subtype = date);
  create type app.point as (x int, y int)`;

/** Type and identity, the catalog and name to find it by, the facet, and what a statement calls it. */
const labelled = [
  ["schema", "app", "pg_namespace", "app", "", "SCHEMA app"],
  ["table", "app.users", "pg_class", "app.users", "", "TABLE app.users"],
  ["table", "app.users", "pg_class", "app.users", "column:e mail/", 'COLUMN app.users."e mail"'],
  ["view", "app.emails", "pg_class", "app.emails", "", "VIEW app.emails"],
  ["view", "app.emails", "pg_class", "app.emails", "column:e mail/", 'COLUMN app.emails."e mail"'],
  ["materialized view", "app.counts", "pg_class", "app.counts", "", "MATERIALIZED VIEW app.counts"],
  ["sequence", "app.numbers", "pg_class", "app.numbers", "", "SEQUENCE app.numbers"],
  ["function", "app.f(integer)", "pg_proc", "app.f(int)", "", "FUNCTION app.f(integer)"],
  ["procedure", "app.p()", "pg_proc", "app.p()", "", "PROCEDURE app.p()"],
  ["aggregate", "app.total()", "pg_proc", "app.total()", "", "AGGREGATE app.total(*)"],
  ["domain", "app.email", "pg_type", "app.email", "", "DOMAIN app.email"],
  ["enum", "app.status", "pg_type", "app.status", "", "TYPE app.status"],
  ["range", "app.span", "pg_type", "app.span", "", "TYPE app.span"],
  ["composite", "app.point", "pg_type", "app.point", "", "TYPE app.point"],
  ["composite", "app.point", "pg_class", "app.point", "attribute:x/", "COLUMN app.point.x"],
] as const;

const registered = {
  pg_namespace: "regnamespace",
  pg_class: "regclass",
  pg_proc: "regprocedure",
  pg_type: "regtype",
};

test.each(labelled)("a label on a %s, %s in %s as %s, is a facet of it: %slabel", (...given) =>
  rolledBack(database, async (client) => {
    const [type, identity, catalog, name, part, target] = given;
    await client.query(setup);
    const before = await readObject(client, type, identity);
    const column = /:(.*)\//.exec(part)?.[1] ?? null;
    await client.query(
      `insert into pg_seclabel (objoid, classoid, objsubid, provider, label)
       select $1::${registered[catalog]}, '${catalog}'::regclass, coalesce(
         (select attnum from pg_attribute where attrelid = $1::${registered[catalog]}::oid and attname = $2), 0
       ), 'my provider', 'it''s secret'`,
      [name, column],
    );
    const after = await readObject(client, type, identity);
    expect(after?.hash).toBe(before?.hash);
    expect(after?.full_hash).not.toBe(before?.full_hash);
    expect(after?.facets[`${part}label:my provider`]).toMatchObject({
      aspect: "privileges",
      value: "it's secret",
      set: `SECURITY LABEL FOR "my provider" ON ${target} IS 'it''s secret'`,
      unset: `SECURITY LABEL FOR "my provider" ON ${target} IS NULL`,
    });
  }),
);

test("the statements are such that only the provider is missing", () =>
  rolledBack(database, async (client) => {
    await client.query(setup);
    for (const [, , , , , target] of labelled) {
      const statement = `SECURITY LABEL FOR "my provider" ON ${target} IS 'x'`;
      await client.query("savepoint s");
      await expect(client.query(statement)).rejects.toThrow(
        'security label provider "my provider" is not loaded',
      );
      await client.query("rollback to savepoint s");
    }
  }));
