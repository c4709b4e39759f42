-- sha256 in hex over some aspects of an object's facets, taken from its stored content: what the
-- catalog query yields for the live object as `hash`, when asked for the same aspects. NULL for NULL.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.facets_hash(facets jsonb, aspects text[]) returns text
language plpgsql immutable security invoker parallel safe strict
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select {{_hash which=true; order=order by f.key collate "C"}}
    from (
      select e.key, e.value ->> 'value' as value
      from jsonb_each(facets) as e
      where e.value ->> 'aspect' = any (aspects)
    ) as f
  );
end
$$;

comment on function pggit.facets_hash(jsonb, text[]) is 'The hash of an object''s facets of the given aspects';
