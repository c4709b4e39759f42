-- Makes the newest version the current one where an object has none or several, and none where it is
-- gone. No version is removed. Numbers that do not grow and gaps stay as they are: history is not
-- invented. SECURITY DEFINER: operators may mend history and may not write to its tables otherwise; it
-- takes no argument and derives everything from the tables themselves.
create or replace function pggit.fix_version_history() returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update pggit.versions as v
  set is_current = not v.is_current
  from pggit.objects as o
  where
    o.object_id = v.object_id
    and v.is_current <> (
      o.is_live
      and v.action <> 'drop'
      and v.version_id = (select max(n.version_id) from pggit.versions as n where n.object_id = v.object_id)
    )
$$;

comment on function pggit.fix_version_history() is 'Makes the newest version of each live object the only current one';
