import { testCatalog } from "./cases.ts";

testCatalog("conversion", [
  {
    name: "a conversion that is the default",
    ddl: `create default conversion public.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
      comment on conversion public.conv is 'ours'`,
    identity: "public.conv",
    definition:
      "CREATE DEFAULT CONVERSION public.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    facets: {
      from: "LATIN1",
      to: "UTF8",
      function: "iso8859_1_to_utf8",
      default: "DEFAULT",
      comment: "ours",
    },
  },
  {
    name: "a conversion by a function of the user's, and odd names",
    setup: `create schema "S p"; create function "S p"."F"(int, int, cstring, internal, int, bool) returns int
      strict language c as '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1'`,
    ddl: `create conversion "S p"."C ""1""" for 'UTF8' to 'LATIN1' from "S p"."F"`,
    identity: '"S p"."C ""1"""',
    definition: `CREATE CONVERSION "S p"."C ""1""" FOR 'UTF8' TO 'LATIN1' FROM "S p"."F"`,
    facets: { from: "UTF8", to: "LATIN1", function: '"S p"."F"' },
  },
]);
