import { testCatalog } from "./cases.ts";

testCatalog("domain", [
  {
    name: "a domain over a type with a modifier",
    ddl: "create domain public.money2 as numeric(10, 2)",
    identity: "public.money2",
    definition: "CREATE DOMAIN public.money2 AS numeric(10,2)",
    facets: { type: "numeric(10,2)" },
  },
  {
    name: "a domain with constraints, one of them not validated",
    ddl: `create domain public.email as text collate "C" default 'a' || '@' not null
        constraint "has @" check (value ~ '@') constraint b check (value <> '');
      alter domain public.email add constraint later check (length(value) > 3) not valid;
      comment on constraint "has @" on domain public.email is 'an at';
      comment on domain public.email is 'e-mail';
      grant usage on domain public.email to pg_monitor;
      revoke usage on domain public.email from public`,
    identity: "public.email",
    definition: `CREATE DOMAIN public.email AS text COLLATE "C" DEFAULT ('a'::text || '@'::text) NOT NULL
    CONSTRAINT b CHECK ((VALUE <> ''::text))
    CONSTRAINT "has @" CHECK ((VALUE ~ '@'::text));
ALTER DOMAIN public.email ADD CONSTRAINT later CHECK ((length(VALUE) > 3)) NOT VALID`,
    facets: {
      type: 'text COLLATE "C"',
      default: "('a'::text || '@'::text)",
      not_null: "NOT NULL",
      "constraint:b": "CHECK ((VALUE <> ''::text))",
      "constraint:has @": "CHECK ((VALUE ~ '@'::text))",
      "constraint:later": "CHECK ((length(VALUE) > 3)) NOT VALID",
      "constraint:has @/comment": "an at",
      comment: "e-mail",
      "privilege:pg_monitor:USAGE": "granted",
      "revoked:PUBLIC:USAGE": "revoked",
    },
    // DROP CONSTRAINT takes the comment with it.
    comesBackElsewhere: ["constraint:has @"],
  },
  {
    name: "a domain over a domain, in a schema with an odd name",
    setup: `create schema "S p"; create domain "S p"."Base ""D""" as int`,
    ddl: `create domain "S p"."D" as "S p"."Base ""D"""[] default '{1}'`,
    identity: '"S p"."D"',
    definition: `CREATE DOMAIN "S p"."D" AS "S p"."Base ""D"""[] DEFAULT '{1}'::"S p"."Base ""D"""[]`,
    facets: { type: '"S p"."Base ""D"""[]', default: `'{1}'::"S p"."Base ""D"""[]` },
  },
]);
