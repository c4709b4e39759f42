-- Refuses a strategy that there is not, and options that are none: PG001. Returns the options, {} for NULL.
create or replace function pggit.check_resolution(resolution text, custom_resolution jsonb) returns jsonb
language plpgsql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  unknown text;
begin
  if (resolution in ('use_current', 'use_tracked', 'merge', 'custom')) is not true then
    raise exception 'there is no resolution called %', coalesce(quote_literal(resolution), 'NULL')
      using errcode = 'PG001', hint = 'The resolutions are use_current, use_tracked, merge and custom.';
  elsif custom_resolution is not null and jsonb_typeof(custom_resolution) <> 'object' then
    raise exception 'custom_resolution is not a JSON object'
      using errcode = 'PG001', hint = 'For example: jsonb_build_object(''sql'', ''ALTER TABLE ...'').';
  end if;
  select min(o.key) into unknown
  from jsonb_each(custom_resolution) as o
  where
    o.key not in ('sql', 'allow_data_loss', 'trust_code')
    or o.key = 'sql' and (jsonb_typeof(o.value) <> 'string' or resolution <> 'custom')
    or o.key <> 'sql' and jsonb_typeof(o.value) <> 'boolean';
  if unknown is not null then
    raise exception 'custom_resolution cannot have % so', unknown
      using
        errcode = 'PG001',
        hint = 'It takes sql, a text, for custom; and allow_data_loss and trust_code, true or false.';
  end if;
  return coalesce(custom_resolution, '{}');
end
$$;

comment on function pggit.check_resolution(text, jsonb) is 'Refuses an unknown strategy or option; returns the options';
