-- What a comparison looks at: the structure, and what `include` asks for besides ('owner', 'privileges',
-- 'comments'). Raises PG001 for anything else.
create or replace function pggit.compared_aspects(include text[]) returns text[]
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  known constant text[] := '{owner,privileges,comments}';
begin
  if not coalesce(include, '{}') <@ known then
    raise exception 'include takes owner, privileges and comments, and not %',
      (select string_agg(coalesce(quote_literal(i), 'NULL'), ', ') from unnest(include) as i where i = any (known) is not true)
      using errcode = 'PG001', hint = 'For example: include => ''{owner,comments}''. The structure is always compared.';
  end if;
  return array['structure'] || array(select k from unnest(known) as k where k = any (include));
end
$$;

comment on function pggit.compared_aspects(text[]) is 'Structure, and the aspects asked for besides; PG001 for an unknown one';
