-- What a facet is about, in words: `column:email/type` is "column email type", `privilege:app:SELECT` is
-- "privilege SELECT of app". The same rule as facetSubject() in src/report/describe-facet.ts; a test holds the
-- two equal.
create or replace function pggit.facet_subject(facet text) returns text
language sql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select concat_ws(' ', nullif(replace(k.kind, '_', ' '), ''), nullif(k.name, ''), nullif(k.words, ''))
  from (
    select
      regexp_match(facet, '^(?:(.*)/)?(privilege|revoked):(.*):([^:]*)$') as granted,
      regexp_match(facet, '^(.*)/([a-z_]+)$') as child
  ) as m
  cross join lateral (
    select
      case when m.granted is null then coalesce(m.child[1], facet) else coalesce(m.granted[1], '') end as parent,
      case m.granted[2]
        when 'privilege' then format('privilege %s of %s', m.granted[4], m.granted[3])
        when 'revoked' then format('revoked %s from %s', m.granted[4], m.granted[3])
        else replace(m.child[2], '_', ' ')
      end as words
  ) as p
  cross join lateral (
    select
      case strpos(p.parent, ':') when 0 then p.parent else split_part(p.parent, ':', 1) end as kind,
      case strpos(p.parent, ':') when 0 then '' else substr(p.parent, strpos(p.parent, ':') + 1) end as name,
      p.words
  ) as k
$$;

comment on function pggit.facet_subject(text) is 'What a facet''s key is about, in words';
