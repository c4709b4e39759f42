import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, rolledBack, testCatalog } from "./cases.ts";

const mood = `create schema "S p"; create type "S p"."Mood" as enum ('sad')`;

testCatalog("cast", [
  {
    name: "a cast by a function, done in assignments",
    setup: `${mood}; create function "S p".rank("S p"."Mood", int, bool) returns int language sql as 'select 1'`,
    ddl: `create cast ("S p"."Mood" as int) with function "S p".rank("S p"."Mood", int, bool) as assignment;
      comment on cast ("S p"."Mood" as int) is 'how sad'`,
    identity: '("S p"."Mood" AS integer)',
    definition:
      'CREATE CAST ("S p"."Mood" AS integer) WITH FUNCTION "S p".rank("S p"."Mood",integer,boolean) AS ASSIGNMENT',
    facets: {
      method: 'WITH FUNCTION "S p".rank("S p"."Mood",integer,boolean)',
      context: "ASSIGNMENT",
      comment: "how sad",
    },
  },
  {
    name: "a cast by way of text, done everywhere",
    setup: mood,
    ddl: 'create cast (text as "S p"."Mood") with inout as implicit',
    identity: '(text AS "S p"."Mood")',
    definition: 'CREATE CAST (text AS "S p"."Mood") WITH INOUT AS IMPLICIT',
    facets: { method: "WITH INOUT", context: "IMPLICIT" },
  },
  {
    name: "a cast of what is stored alike, done when asked for",
    ddl: "create cast (timestamp as bigint) without function",
    identity: "(timestamp without time zone AS bigint)",
    definition: "CREATE CAST (timestamp without time zone AS bigint) WITHOUT FUNCTION",
    facets: { method: "WITHOUT FUNCTION" },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("the cast from a range to its multirange is the range's", () =>
  rolledBack(database, async (client) => {
    await client.query("create type public.spans as range (subtype = int)");
    expect(await readCatalog(client, "cast")).toEqual([]);
  }));
