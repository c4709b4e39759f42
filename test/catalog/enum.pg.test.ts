import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

testCatalog("enum", [
  {
    name: "an enum with a label that came later",
    ddl: `create type public.status as enum ('active', 'it''s off', 'done');
      alter type public.status add value 'paused' after 'active'`,
    identity: "public.status",
    definition: `CREATE TYPE public.status AS ENUM (
    'active',
    'paused',
    'it''s off',
    'done'
)`,
    facets: {
      "label:active": null,
      "label:active/position": "first",
      "label:paused": null,
      "label:paused/position": "after active",
      "label:it's off": null,
      "label:it's off/position": "after paused",
      "label:done": null,
      "label:done/position": "after it's off",
    },
  },
  {
    name: "an enum with one label, a comment and grants",
    ddl: `create schema "S p"; create type "S p"."My ""Enum""" as enum ('');
      comment on type "S p"."My ""Enum""" is 'mine';
      revoke usage on type "S p"."My ""Enum""" from public;
      grant usage on type "S p"."My ""Enum""" to pg_monitor`,
    identity: '"S p"."My ""Enum"""',
    definition: `CREATE TYPE "S p"."My ""Enum""" AS ENUM (
    ''
)`,
    facets: {
      "label:": null,
      "label:/position": "first",
      comment: "mine",
      "revoked:PUBLIC:USAGE": "revoked",
      "privilege:pg_monitor:USAGE": "granted",
    },
  },
  {
    name: "an enum without labels",
    ddl: "create type public.none as enum ()",
    identity: 'public."none"',
    definition: 'CREATE TYPE public."none" AS ENUM ()',
    facets: {},
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("gained labels arrive where they are, whichever way they came", () =>
  rolledBack(database, async (client) => {
    await client.query(`create schema a; create type a.e as enum ('1', '2', '3', '4');
      create schema b; create type b.e as enum ('2', '4')`);
    const target = await readObject(client, "enum", "a.e");
    const statements = Object.entries(target?.facets ?? {})
      .filter(([key, { set }]) => key.startsWith("label:") && set)
      .toSorted(([, one], [, other]) => one.rank - other.rank)
      .map(([, { set }]) => set?.replace("a.e", "b.e"));
    for (const statement of statements) await client.query(statement ?? "");
    const changed = await readObject(client, "enum", "b.e");
    expect(changed && valuesOf(changed)).toEqual(target && valuesOf(target));
  }));

test("another order of the same labels is another enum", () =>
  rolledBack(database, async (client) => {
    await client.query(
      `create type public.e as enum ('1', '2'); create type public.f as enum ('2', '1')`,
    );
    const [one, other] = [
      await readObject(client, "enum", "public.e"),
      await readObject(client, "enum", "public.f"),
    ];
    expect(one?.hash).toBeDefined();
    expect(one?.hash).not.toBe(other?.hash);
  }));
