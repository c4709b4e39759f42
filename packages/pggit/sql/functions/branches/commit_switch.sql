-- Commits the tree of the branch that is left to the one that becomes current, and returns the hash. The
-- versions of the objects stay with the commits that made them.
create or replace function pggit.commit_switch(
  live pggit.branches, target pggit.branches, live_tree bytea, differing text[]
) returns bytea
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  insert into pggit.commits (hash, parent_hash, tree_hash, branch_name, author, message, origin, committed_at)
  select
    pggit.commit_hash(target.head_hash, live_tree, m.author, m.message, m.moment),
    target.head_hash, live_tree, target.name, m.author, m.message, 'switch', m.moment
  from (
    select
      pggit.current_author() as author, clock_timestamp() as moment,
      format('Switched from %s: ', live.name) || case
        when cardinality(differing) = 0 then 'version numbers only'
        else pggit.name_faults('%s', '%s objects as they are: %s', differing)
      end as message
  ) as m
  returning hash
$$;

comment on function pggit.commit_switch(pggit.branches, pggit.branches, bytea, text[]) is
  'Commits the live schema to the branch that becomes the current one';
