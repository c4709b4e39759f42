-- How a definition of a kind has to begin, as a pattern for what comes before the object's name; NULL where a
-- definition of that kind cannot be read from text: since it needs rights on other objects to be
-- made (an index, a trigger, a policy), or does more than make an object (an extension, a subscription).
create or replace function pggit.definition_header(object_type text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case object_type
    when 'table' then 'create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?'
    when 'view' then 'create\s+(?:or\s+replace\s+)?(?:recursive\s+)?view\s+'
    when 'materialized view' then 'create\s+materialized\s+view\s+(?:if\s+not\s+exists\s+)?'
    when 'function' then 'create\s+(?:or\s+replace\s+)?function\s+'
    when 'procedure' then 'create\s+(?:or\s+replace\s+)?procedure\s+'
    when 'aggregate' then 'create\s+(?:or\s+replace\s+)?aggregate\s+'
    when 'sequence' then 'create\s+(?:unlogged\s+)?sequence\s+(?:if\s+not\s+exists\s+)?'
    when 'enum' then 'create\s+type\s+'
    when 'composite' then 'create\s+type\s+'
    when 'range' then 'create\s+type\s+'
    when 'domain' then 'create\s+domain\s+'
    when 'collation' then 'create\s+collation\s+(?:if\s+not\s+exists\s+)?'
  end
$$;

comment on function pggit.definition_header(text) is 'How a definition of a kind has to begin; null where it cannot be read from text';
