import { expect, test } from "vitest";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readObject, rolledBack } from "./cases.ts";

const database = useDatabase(undefined, { each: "file" });

const needs = async (client: TestClient, objectType: string, identity: string) =>
  needsOf(await readObject(client, objectType, identity));

test("text search objects, languages and collations are named by what needs them", () =>
  rolledBack(database, async (client) => {
    await client.query(`create schema app;
      create text search parser app.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,
        lextypes = prsd_lextype);
      create text search template app."T" (init = dsimple_init, lexize = dsimple_lexize);
      create text search dictionary app.d (template = app."T");
      create text search configuration app.c (parser = app.p);
      alter text search configuration app.c add mapping for asciiword with app.d, simple;
      create language lang handler plpgsql_call_handler;
      create type app.mood as enum ('sad');
      create function app.from_sql(internal) returns internal language internal immutable as 'textin';
      create transform for app.mood language lang (from sql with function app.from_sql(internal));
      create function app.f(app.mood) returns int language lang as '';
      create cast (app.mood as int) with function app.f(app.mood);
      create collation app.coll from "C";
      create access method heap2 type table handler heap_tableam_handler;
      create table app.t (a text collate app.coll, b tsvector
        generated always as (to_tsvector('app.c', 'x')) stored) using heap2`);
    expect(await needs(client, "text search dictionary", "app.d")).toEqual([
      "schema app",
      'text search template app."T"',
    ]);
    expect(await needs(client, "text search configuration", "app.c")).toEqual([
      "schema app",
      "text search dictionary app.d",
      "text search parser app.p",
    ]);
    expect(await needs(client, "transform", "for app.mood language lang")).toEqual([
      "app.from_sql(internal)",
      "app.mood",
      "language lang",
    ]);
    // before 15 a function also needed the transforms of its language that it had not asked for
    const ofFunction = await needs(client, "function", "app.f(app.mood)");
    expect(ofFunction.filter((name) => !name.startsWith("transform "))).toEqual([
      "app.mood",
      "language lang",
      "schema app",
    ]);
    expect(await needs(client, "cast", "(app.mood AS integer)")).toEqual([
      "app.f(app.mood)",
      "app.mood",
    ]);
    expect(await needs(client, "table", "app.t")).toEqual([
      "access method heap2",
      "collation app.coll",
      "schema app",
      "text search configuration app.c",
    ]);
  }));
