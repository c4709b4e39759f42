-- How far the change to a version reaches, as its number says: major, minor or patch. To make an object is
-- minor, to drop it major.
create or replace function pggit.version_level(of_version pggit.versions) returns text
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  before pggit.versions;
begin
  if of_version.action in ('create', 'drop') then
    return case of_version.action when 'drop' then 'major' else 'minor' end;
  end if;
  select v.* into before
  from pggit.versions as v
  where v.object_id = of_version.object_id and v.version_id < of_version.version_id
  order by v.version_id desc
  limit 1;
  return case
    when of_version.major <> before.major then 'major'
    when of_version.minor <> before.minor then 'minor'
    else 'patch'
  end;
end
$$;

comment on function pggit.version_level(pggit.versions) is 'How far the change to a version reaches: major, minor or patch';
