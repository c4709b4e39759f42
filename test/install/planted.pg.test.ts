/**
 * Functions and operators that anybody may have made in `public`, and whose arguments fit better than those of
 * PostgreSQL's own (CVE-2018-1058): none of them may run with the rights of whoever uses pgGit.
 */
import { diagnose, exportSchema, install, readAllObjects, snapshot, uninstall } from "pggit";
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { useConnections } from "./connections.ts";

const db = useDatabase();
const connectTo = useConnections();

/** Every function of PostgreSQL that takes a text or an oid, once more for the types that catalogs have instead. */
const plant = `
  set search_path = pg_catalog;
  do $do$
  declare
    twin record;
  begin
    for twin in
      select distinct p.proname, as_type.arguments
      from pg_proc as p
      cross join (values ('name', 'regnamespace'), ('name', 'regclass'), ('text', 'regrole'), ('text', 'integer')) as kind (texts, oids)
      cross join lateral (
        select string_agg(
          case t.type when 'text'::regtype then kind.texts when 'oid'::regtype then kind.oids when 'bigint'::regtype then kind.oids else t.type::regtype::text end,
          ', ' order by t.place
        ) as arguments
        from unnest(p.proargtypes) with ordinality as t (type, place)
      ) as as_type
      where
        p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and p.provariadic = 0
        and p.proargtypes::oid[] && array['text', 'oid', 'bigint']::regtype[]::oid[]
        and not p.proargtypes::oid[] && array['internal', 'cstring', '"any"', 'anyelement', 'anyarray']::regtype[]::oid[]
    loop
      begin
        execute format(
          'create function public.%I(%s) returns text language plpgsql as %L',
          twin.proname, twin.arguments, format('begin raise exception ''planted %s(%s)''; end', twin.proname, twin.arguments)
        );
      exception when others then null;
      end;
    end loop;
    create function public.planted_operator(anyelement, anyelement) returns boolean language plpgsql
    as $$begin raise exception 'planted operator'; end$$;
    for twin in
      select sign, left_type, right_type
      from unnest('{=,<>,<,>,<=,>=,~,!~,~~,!~~,~~*,||}'::text[]) as sign
      cross join unnest('{name,regclass,regproc,regtype,regnamespace,varchar}'::text[]) as left_type
      cross join unnest('{name,regclass,regproc,regtype,regnamespace,varchar,integer,oid,text}'::text[]) as right_type
    loop
      begin
        execute format('create function public.planted_%s(%s, %s) returns boolean language plpgsql as %L', md5(twin.sign), twin.left_type, twin.right_type,
          format('begin raise exception ''planted operator %s %s %s''; end', twin.left_type, twin.sign, twin.right_type));
        execute format('create operator public.%s (leftarg = %s, rightarg = %s, function = public.planted_%s)', twin.sign, twin.left_type, twin.right_type, md5(twin.sign));
      exception when others then null;
      end;
    end loop;
  end
  $do$;
  reset search_path`;

const planted = `
  select
    (select count(*) from pg_proc where pronamespace = 'public'::regnamespace)::int as functions,
    (select count(*) from pg_operator where oprnamespace = 'public'::regnamespace)::int as operators`;

test("what somebody made in public does not run when pgGit is installed, looks, compares, exports and is removed", async () => {
  const sql = await connectTo(db.url);
  await sql.script(
    "create table users (id int primary key, email text); create view v as select email from users",
  );
  await sql.script(plant);
  const [rows] = await sql.batch([{ text: planted }]);
  const [made] = rows as { functions: number; operators: number }[];
  expect(made?.functions).toBeGreaterThan(500);
  expect(made?.operators).toBeGreaterThan(100);

  await diagnose(sql, Date.now);
  expect((await snapshot(sql)).objects.length).toBeGreaterThan(made?.functions ?? 0);
  expect(await install(sql)).toMatchObject({ outcome: "installed" });
  expect(await install(sql, { repair: true })).toMatchObject({ outcome: "repaired" });
  await diagnose(sql, Date.now);
  expect((await snapshot(sql)).facts.pggit_version).not.toBeNull();
  await readAllObjects(sql);
  expect(await exportSchema(sql, () => undefined)).toBeGreaterThan(0);
  await uninstall(sql);
});
