import { testCatalog } from "./cases.ts";

testCatalog("procedure", [
  {
    name: "a procedure without arguments or statements",
    ddl: "create procedure public.nothing() language sql as ''",
    identity: "public.nothing()",
    definition: `CREATE OR REPLACE PROCEDURE public.nothing()
 LANGUAGE sql
AS $procedure$$procedure$`,
    facets: { language: "sql", body: "" },
  },
  {
    name: "a procedure with options and odd names",
    ddl: `create procedure public."Do It"(a int, inout b text default 'x''y')
      language plpgsql security definer set role = 'pg_monitor' as $$ begin b := a; end $$;
      comment on procedure public."Do It" is 'does it';
      grant execute on procedure public."Do It" to pg_monitor;
      revoke execute on procedure public."Do It" from public, current_user`,
    identity: 'public."Do It"(integer,text)',
    definition: `CREATE OR REPLACE PROCEDURE public."Do It"(IN a integer, INOUT b text DEFAULT 'x''y'::text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET role TO 'pg_monitor'
AS $procedure$ begin b := a; end $procedure$`,
    facets: {
      arguments: "IN a integer, INOUT b text",
      language: "plpgsql",
      body: " begin b := a; end ",
      security_definer: "SECURITY DEFINER",
      "config:role": "pg_monitor",
      "default:b": null,
      "default:b/expression": "'x''y'::text",
      comment: "does it",
      "privilege:pg_monitor:EXECUTE": "granted",
      "revoked:PUBLIC:EXECUTE": "revoked",
      "revoked:(owner):EXECUTE": "revoked",
    },
  },
]);
