import { testCatalog } from "./cases.ts";

testCatalog("function", [
  {
    name: "a function with a default",
    ddl: `create function public.calculate_tax(amount numeric, rate numeric default 0.2)
      returns numeric language sql as 'select amount * rate'`,
    identity: "public.calculate_tax(numeric,numeric)",
    definition: `CREATE OR REPLACE FUNCTION public.calculate_tax(amount numeric, rate numeric DEFAULT 0.2)
 RETURNS numeric
 LANGUAGE sql
AS $function$select amount * rate$function$`,
    facets: {
      arguments: "amount numeric, rate numeric",
      returns: "numeric",
      language: "sql",
      body: "select amount * rate",
      "default:rate": null,
      "default:rate/expression": "0.2",
    },
  },
  {
    name: "a function with every option",
    ddl: `create function public.everything(a int) returns setof int
      language sql immutable strict security definer leakproof parallel restricted cost 7 rows 9
      support generate_series_int4_support
      set search_path = pg_catalog, "Odd, Schema" set work_mem = '1MB'
      as 'select a';
      comment on function public.everything(int) is 'It''s everything';
      revoke execute on function public.everything(int) from public;
      grant execute on function public.everything(int) to pg_monitor with grant option`,
    identity: "public.everything(integer)",
    definition: `CREATE OR REPLACE FUNCTION public.everything(a integer)
 RETURNS SETOF integer
 LANGUAGE sql
 IMMUTABLE PARALLEL RESTRICTED STRICT SECURITY DEFINER LEAKPROOF COST 7 ROWS 9 SUPPORT generate_series_int4_support
 SET search_path TO 'pg_catalog', 'Odd, Schema'
 SET work_mem TO '1MB'
AS $function$select a$function$`,
    facets: {
      arguments: "a integer",
      returns: "SETOF integer",
      language: "sql",
      body: "select a",
      volatility: "IMMUTABLE",
      strict: "STRICT",
      security_definer: "SECURITY DEFINER",
      leakproof: "LEAKPROOF",
      parallel: "RESTRICTED",
      cost: "7",
      rows: "9",
      support: "generate_series_int4_support",
      "config:search_path": 'pg_catalog, "Odd, Schema"',
      "config:work_mem": "1MB",
      comment: "It's everything",
      "privilege:pg_monitor:EXECUTE": "grantable",
      "revoked:PUBLIC:EXECUTE": "revoked",
    },
  },
  {
    name: "a function whose names need quotes and whose body holds dollars",
    setup: `create schema "Odd ""Schema"; create type "Odd ""Schema"."T y" as enum ('a')`,
    ddl: `create function "Odd ""Schema"."Weird ()"(
        "Arg 1" "Odd ""Schema"."T y"[], int default 3, out "o""1" text, variadic v text[] default '{}'
      ) language plpgsql stable set search_path = ''
      as $body$ begin "o""1" := '$function$ %s'; end $body$`,
    identity: '"Odd ""Schema"."Weird ()"("Odd ""Schema"."T y"[],integer,text[])',
    definition: `CREATE OR REPLACE FUNCTION "Odd ""Schema"."Weird ()"("Arg 1" "Odd ""Schema"."T y"[], integer DEFAULT 3, OUT "o""1" text, VARIADIC v text[] DEFAULT '{}'::text[])
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $functionx$ begin "o""1" := '$function$ %s'; end $functionx$`,
    facets: {
      arguments: `"Arg 1" "Odd ""Schema"."T y"[], integer, OUT "o""1" text, VARIADIC v text[]`,
      returns: "text",
      language: "plpgsql",
      body: ` begin "o""1" := '$function$ %s'; end `,
      volatility: "STABLE",
      "default:$2": null,
      "default:$2/expression": "3",
      "default:v": null,
      "default:v/expression": "'{}'::text[]",
      "config:search_path": '""',
    },
  },
  {
    name: "a function with a body of the SQL standard",
    setup: "create table public.rates (rate numeric)",
    ddl: `create function public.rate_of(a int) returns table (rate numeric, n int)
      begin atomic select rate, a from public.rates; end`,
    identity: "public.rate_of(integer)",
    definition: `CREATE OR REPLACE FUNCTION public.rate_of(a integer)
 RETURNS TABLE(rate numeric, n integer)
 LANGUAGE sql
BEGIN ATOMIC
 SELECT rates.rate,
     rate_of.a AS a
    FROM public.rates;
END`,
    facets: {
      arguments: "a integer",
      returns: "TABLE(rate numeric, n integer)",
      language: "sql",
      body: `BEGIN ATOMIC
 SELECT rates.rate,
     rate_of.a AS a
    FROM public.rates;
END`,
    },
  },
  {
    name: "a window function inside the server",
    ddl: "create function public.win(int) returns int language internal window as 'window_lag'",
    identity: "public.win(integer)",
    definition: `CREATE OR REPLACE FUNCTION public.win(integer)
 RETURNS integer
 LANGUAGE internal
 WINDOW
AS $function$window_lag$function$`,
    facets: {
      arguments: "integer",
      returns: "integer",
      language: "internal",
      body: "window_lag",
      window: "WINDOW",
    },
  },
  {
    name: "a function that transforms a type",
    setup: `create transform for int language sql (
      from sql with function prsd_lextype(internal), to sql with function int4recv(internal))`,
    ddl: `create function public.through(int) returns int language sql transform for type int
      as 'select $1'`,
    identity: "public.through(integer)",
    definition: `CREATE OR REPLACE FUNCTION public.through(integer)
 RETURNS integer
 TRANSFORM FOR TYPE integer
 LANGUAGE sql
AS $function$select $1$function$`,
    facets: {
      arguments: "integer",
      returns: "integer",
      language: "sql",
      body: "select $1",
      transform: "FOR TYPE integer",
    },
  },
  {
    name: "a function of a library",
    ddl: `create function public.slice(bytea) returns text language c cost 3
      as '$libdir/pgcrypto', 'pg_random_uuid'`,
    identity: "public.slice(bytea)",
    definition: `CREATE OR REPLACE FUNCTION public.slice(bytea)
 RETURNS text
 LANGUAGE c
 COST 3
AS '$libdir/pgcrypto', $function$pg_random_uuid$function$`,
    facets: {
      arguments: "bytea",
      returns: "text",
      language: "c",
      body: "$libdir/pgcrypto, pg_random_uuid",
      cost: "3",
    },
  },
]);
