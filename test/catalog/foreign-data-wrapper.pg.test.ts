import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readObject, rolledBack, testCatalog } from "./cases.ts";

testCatalog("foreign data wrapper", [
  {
    name: "a wrapper of which nothing is said",
    ddl: "create foreign data wrapper w",
    identity: "w",
    definition: "CREATE FOREIGN DATA WRAPPER w",
    facets: {},
  },
  {
    name: "a wrapper of which everything is said",
    setup: `create function public.handle() returns fdw_handler language internal as 'textin';
      create function public.validate(text[], oid) returns void language plpgsql as 'begin end'`,
    ddl: `create foreign data wrapper w handler public.handle validator public.validate
        options (debug 'it''s', "user" 'me');
      comment on foreign data wrapper w is 'ours';
      grant usage on foreign data wrapper w to pg_monitor with grant option;
      revoke usage on foreign data wrapper w from current_user`,
    identity: "w",
    definition: `CREATE FOREIGN DATA WRAPPER w HANDLER public.handle VALIDATOR public.validate OPTIONS (debug 'it''s', "user" 'me')`,
    facets: {
      handler: "public.handle",
      validator: "public.validate",
      "option:debug": "it's",
      "option:user": "me",
      comment: "ours",
      "privilege:pg_monitor:USAGE": "grantable",
      "revoked:(owner):USAGE": "revoked",
    },
  },
  {
    name: "a wrapper with an odd name",
    ddl: `create foreign data wrapper "on 🙂 ""w""" options ("a ""b""" 'x')`,
    identity: `"on 🙂 ""w"""`,
    definition: `CREATE FOREIGN DATA WRAPPER "on 🙂 ""w""" OPTIONS ("a ""b""" 'x')`,
    facets: { 'option:a "b"': "x" },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("a wrapper needs its functions", () =>
  rolledBack(database, async (client) => {
    await client.query(`create function public.validate(text[], oid) returns void language plpgsql as 'begin end';
      create foreign data wrapper w validator public.validate`);
    const wrapper = await readObject(client, "foreign data wrapper", "w");
    expect(needsOf(wrapper)).toEqual(["public.validate(text[],oid)"]);
  }));
