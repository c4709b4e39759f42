-- How many objects are of a kind that pgGit does not follow yet, and of which kinds.
create or replace function pggit.status_coverage() returns table (status text, details text)
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select
    case count(*) when 0 then 'ok' else 'warning' end,
    case count(*)
      when 0 then 'All objects are of kinds that are followed'
      else format(
        '%s object%s not followed: %s',
        count(*), case count(*) when 1 then ' is' else 's are' end,
        pggit.list_few(array_agg(u.object_type || ' ' || u.identity order by u.object_type, u.identity))
      )
    end
  from pggit.not_compared() as u
$$;

comment on function pggit.status_coverage() is 'Objects that history leaves out; the Coverage row of pggit.status()';
