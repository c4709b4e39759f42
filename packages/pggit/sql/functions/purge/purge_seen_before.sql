-- Before when a tree node or blob that no walk came by must have been stored or touched last to be swept: before
-- all that young commits added (see pggit.purge_young_commits), and a day ago at least, since whoever reads
-- another database stores what it found before the commit that will hold it.
create or replace function pggit.purge_seen_before(cutoff timestamptz, keep_milestones boolean) returns timestamptz
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select least(greatest(cutoff, now() - interval '1 day'), min(y.stored_since))
  from pggit.purge_young_commits(cutoff, purge_seen_before.keep_milestones) as y
$$;

comment on function pggit.purge_seen_before(timestamptz, boolean) is
  'What no walk came by may be removed where it was last seen before this';
