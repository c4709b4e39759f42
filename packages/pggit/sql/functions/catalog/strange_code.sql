-- Functions and domains that statements of a plan mention and that could be evaluated while they run (as a default
-- of existing rows, a check of them, a cast), and that belong to neither the role that runs them, which is
-- the current one, nor a superuser: whoever owns those would have code of his run with the rights of the other. Only what
-- has rows is evaluated at once; the names are as PostgreSQL prints them, in full.
create or replace function pggit.strange_code(object_type text, statements text[]) returns text[]
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  others oid[];
begin
  if object_type not in ('table', 'domain') then
    return '{}';
  end if;
  others := array(select r.oid from pg_roles as r where not r.rolsuper and r.rolname <> current_user);
  return array(
    select s.name
    from (
      select p.oid::regprocedure::text as name, format('%I.%I(', n.nspname, p.proname) as mention
      from pg_proc as p
      inner join pg_namespace as n on n.oid = p.pronamespace
      where p.oid >= 16384 and p.proowner = any (others)
      union all
      select o.oid::regoperator::text, format('OPERATOR(%I.%s)', n.nspname, o.oprname)
      from pg_operator as o
      inner join pg_namespace as n on n.oid = o.oprnamespace
      inner join pg_proc as p on p.oid = o.oprcode
      where o.oid >= 16384 and p.proowner = any (others)
      union all
      select t.oid::regtype::text, format('%I.%I', n.nspname, t.typname)
      from pg_type as t
      inner join pg_namespace as n on n.oid = t.typnamespace
      where t.typtype in ('d', 'b') and t.typelem = 0 and t.oid >= 16384 and t.typowner = any (others)
    ) as s
    where exists (select from unnest(statements) as u (statement) where strpos(u.statement, s.mention) > 0)
    order by s.name
  );
end
$$;

comment on function pggit.strange_code(text, text[]) is
  'Functions and domains of other roles that statements of a plan could evaluate while they run';
