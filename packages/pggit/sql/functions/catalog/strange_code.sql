-- Functions and domains that statements of a plan mention and that could be evaluated while they run (as a default
-- of existing rows, a check of them, a cast), and that belong to neither the role that runs them, which is
-- the current one, nor a superuser: whoever owns those would have code of his run with the rights of the other. Only what
-- has rows is evaluated at once; the names are as PostgreSQL prints them, in full.
create or replace function pggit.strange_code(object_type text, statements text[]) returns text[]
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array(
    select s.name
    from (
      select p.oid::regprocedure::text as name, format('%I.%I(', n.nspname, p.proname) as mention, p.proowner as owner
      from pg_proc as p
      inner join pg_namespace as n on n.oid = p.pronamespace
      where p.oid >= 16384
      union all
      select o.oid::regoperator::text, format('OPERATOR(%I.%s)', n.nspname, o.oprname), p.proowner
      from pg_operator as o
      inner join pg_namespace as n on n.oid = o.oprnamespace
      inner join pg_proc as p on p.oid = o.oprcode
      where o.oid >= 16384
      union all
      select t.oid::regtype::text, format('%I.%I', n.nspname, t.typname), t.typowner
      from pg_type as t
      inner join pg_namespace as n on n.oid = t.typnamespace
      where t.typtype in ('d', 'b') and t.typelem = 0 and t.oid >= 16384
    ) as s
    inner join pg_roles as r on r.oid = s.owner
    where
      strange_code.object_type in ('table', 'domain')
      and not r.rolsuper and r.rolname <> current_user
      and exists (select from unnest(statements) as u (statement) where strpos(u.statement, s.mention) > 0)
    order by s.name
  )
$$;

comment on function pggit.strange_code(text, text[]) is
  'Functions and domains of other roles that statements of a plan could evaluate while they run';
