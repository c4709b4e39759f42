-- Makes one commit of object changes after the head of `branch` and returns its hash; NULL, and no commit,
-- for no changes. Follows the objects, writes versions and stores the new tree; the caller moves the branch,
-- once for all commits that it makes: each move leaves a dead row, which slows the next. Arguments are
-- the current branch, weighed changes and the commit's columns; without a message one is made from `command_tags` and
-- the objects. It belongs to the deployment that was open at `committed_at`. Expects the blobs to be
-- stored, the fold lock to be held and the oids of live objects to be unique.
create or replace function pggit.commit_changes(
  branch pggit.branches,
  changes pggit.object_change[],
  origin text,
  author text,
  message text,
  command_tags text[],
  transaction_id xid8,
  committed_at timestamptz
) returns bytea
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  head pggit.commits;
  new_tree bytea;
  new_hash bytea;
begin
  changes := array(
    select c::pggit.object_change from unnest(pggit.follow_objects(changes)) as c where c.action <> 'same'
  );
  if cardinality(changes) = 0 then
    return null;
  end if;
  message := coalesce(message, pggit.describe_changes(changes, command_tags));

  select c.* into head from pggit.commits as c where c.hash = branch.head_hash;

  new_tree := pggit.tree_apply(head.tree_hash, pggit.tree_entry_changes(changes));
  new_hash := pggit.commit_hash(head.hash, new_tree, author, message, committed_at);
  insert into pggit.commits (
    hash, parent_hash, tree_hash, branch_name, author, message, origin, transaction_id, committed_at,
    deployment_id, stored_since
  )
  values (
    new_hash, head.hash, new_tree, branch.name, commit_changes.author, commit_changes.message, commit_changes.origin,
    commit_changes.transaction_id, commit_changes.committed_at,
    (pggit.current_deployment(commit_changes.committed_at)).deployment_id, now()
  );

  update pggit.versions as v set is_current = false
  from unnest(changes) as change
  where v.object_id = change.object_id and v.is_current;
  insert into pggit.versions (
    object_id, major, minor, patch, action, identity, blob_hash, commit_hash, is_current, created_at
  )
  select
    change.object_id, change.major, change.minor, change.patch, change.action, change.identity, change.blob_hash,
    new_hash, change.action <> 'drop', commit_changes.committed_at
  from unnest(changes) as change
  order by change.object_type, change.identity;

  return new_hash;
end
$$;

comment on function pggit.commit_changes(pggit.branches, pggit.object_change[], text, text, text, text[], xid8, timestamptz) is
  'Makes one commit of object changes after the head of the current branch and returns its hash, or null for none';
