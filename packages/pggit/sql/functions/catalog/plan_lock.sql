-- The strongest lock that a statement of a plan takes on the table or view concerned, in PostgreSQL's words;
-- null where it locks none (functions, types, privileges). Sources: the chapter on explicit locking of the
-- PostgreSQL manual, and the notes on ALTER TABLE.
create or replace function pggit.plan_lock(object_type text, change text, facet text, takes boolean) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when object_type not in ('table', 'foreign table', 'view', 'materialized view', 'sequence', 'index', 'trigger', 'policy', 'rule', 'statistics')
      then null
    when facet ~ '(^|/|:)(privilege|revoked):' then null
    when change in ('create', 'rebuild') and not takes then
      case object_type
        when 'index' then 'SHARE'
        when 'trigger' then 'SHARE ROW EXCLUSIVE'
        when 'statistics' then 'SHARE UPDATE EXCLUSIVE'
        when 'policy' then 'ACCESS EXCLUSIVE'
        when 'rule' then 'ACCESS EXCLUSIVE'
      end
    when facet ~ '(^|/)(comment|statistics|option:[^/]*|label:[^/]*)$' and object_type <> 'view' then 'SHARE UPDATE EXCLUSIVE'
    when object_type = 'sequence' and change not in ('drop', 'rebuild') and facet not in ('owner', 'unlogged') then 'SHARE ROW EXCLUSIVE'
    when object_type = 'trigger' and change not in ('drop', 'rebuild') then 'SHARE ROW EXCLUSIVE'
    else 'ACCESS EXCLUSIVE'
  end
$$;

comment on function pggit.plan_lock(text, text, text, boolean) is 'The strongest lock that a statement of a plan takes on the relation concerned';
