import { testCatalog } from "./cases.ts";

testCatalog("language", [
  {
    name: "a trusted language with every function a language can have",
    ddl: `create trusted language "Lang ""1""" handler plpgsql_call_handler
        inline plpgsql_inline_handler validator plpgsql_validator;
      comment on language "Lang ""1""" is 'ours';
      revoke usage on language "Lang ""1""" from public;
      grant usage on language "Lang ""1""" to pg_monitor with grant option`,
    identity: '"Lang ""1"""',
    definition:
      'CREATE TRUSTED LANGUAGE "Lang ""1""" HANDLER plpgsql_call_handler' +
      " INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator",
    facets: {
      trusted: "TRUSTED",
      handler: "plpgsql_call_handler",
      inline: "plpgsql_inline_handler",
      validator: "plpgsql_validator",
      comment: "ours",
      "privilege:pg_monitor:USAGE": "grantable",
      "revoked:PUBLIC:USAGE": "revoked",
    },
  },
  {
    name: "a language for superusers with a handler alone",
    setup: `create function public.handler() returns language_handler language internal as 'fmgr_internal_validator'`,
    ddl: "create language lang handler public.handler",
    identity: "lang",
    definition: "CREATE LANGUAGE lang HANDLER public.handler",
    facets: { handler: "public.handler" },
  },
]);

const fromSql = `create language lang handler plpgsql_call_handler;
  create type public."T" as (a int);
  create function public.from_sql(internal) returns internal language internal immutable as 'textin'`;

testCatalog("transform", [
  {
    name: "a transform in both directions",
    setup: `${fromSql};
      create function public.to_sql(internal) returns public."T" language internal immutable as 'textin'`,
    ddl: `create transform for public."T" language lang
        (from sql with function public.from_sql(internal), to sql with function public.to_sql(internal));
      comment on transform for public."T" language lang is 'both ways'`,
    identity: 'for public."T" language lang',
    definition: `CREATE TRANSFORM for public."T" language lang (
    FROM SQL WITH FUNCTION public.from_sql(internal),
    TO SQL WITH FUNCTION public.to_sql(internal)
)`,
    facets: {
      from_sql: "public.from_sql(internal)",
      to_sql: "public.to_sql(internal)",
      comment: "both ways",
    },
  },
  {
    name: "a transform in one direction",
    setup: fromSql,
    ddl: 'create transform for public."T" language lang (from sql with function public.from_sql(internal))',
    identity: 'for public."T" language lang',
    definition: `CREATE TRANSFORM for public."T" language lang (
    FROM SQL WITH FUNCTION public.from_sql(internal)
)`,
    facets: { from_sql: "public.from_sql(internal)" },
  },
]);
