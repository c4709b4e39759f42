-- Makes a branch stand at what was read from another database: `entries` is the whole tree, "type
-- identity" -> {"type", "blob", "structure", "version"}. A state that differs from the last one becomes
-- a commit of origin 'fetch'; an equal one changes nothing. Returns the head. Raises PG001 for the
-- current branch, PG004 for a branch that was made here, PG046 where a purge has removed meanwhile what was
-- stored for this tree.
--
-- SECURITY DEFINER: operators may record what they fetched and may not write to the tables otherwise.
-- Branches of this database's own history are refused.
create or replace function pggit.store_environment(name text, fetched_from text, entries jsonb) returns bytea
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
  old_root bytea;
  new_root bytea;
  changes jsonb;
  head bytea;
  message constant text := 'fetched from ' || fetched_from;
  moment constant timestamptz := clock_timestamp();
begin
  insert into pggit.branches (name, fetched_from)
  values (store_environment.name, store_environment.fetched_from)
  on conflict do nothing;
  select b.* into strict branch from pggit.branches as b where b.name = store_environment.name for update;
  perform pggit.check_environment_name(branch.name);

  select c.tree_hash into old_root from pggit.commits as c where c.hash = branch.head_hash;
  select coalesce(jsonb_object_agg(coalesce(new.key, old.key), coalesce(new.value, 'null')), '{}') into changes
  from jsonb_each(store_environment.entries) as new
  full join pggit.tree_leaves(old_root) as old on old.key = new.key
  where new.value is distinct from old.entry;

  -- they may be in no tree yet: from here on no purge takes them
  update pggit.blobs as b
  set last_seen = greatest(b.last_seen, now())
  from jsonb_each(changes) as e
  where b.hash = decode(e.value ->> 'blob', 'hex');
  if exists (
    select from jsonb_each(changes) as e
    where e.value <> 'null' and not exists (select from pggit.blobs as b where b.hash = decode(e.value ->> 'blob', 'hex'))
  ) then
    raise exception 'objects of % were purged while it was read', quote_literal(branch.name)
      using errcode = 'PG046', hint = 'Fetch it again.';
  end if;
  new_root := pggit.tree_apply(old_root, changes);
  if branch.head_hash is not null and new_root is not distinct from old_root then
    update pggit.branches as b set fetched_from = store_environment.fetched_from where b.name = branch.name;
    return branch.head_hash;
  end if;

  head := pggit.commit_hash(branch.head_hash, new_root, session_user::text, message, moment);
  insert into pggit.commits (hash, parent_hash, tree_hash, branch_name, author, message, origin, committed_at)
  values (head, branch.head_hash, new_root, branch.name, session_user, message, 'fetch', moment);
  update pggit.branches as b
  set head_hash = head, fetched_from = store_environment.fetched_from
  where b.name = branch.name;
  return head;
end
$$;

comment on function pggit.store_environment(text, text, jsonb) is 'Records the state that was fetched of another database as a commit of its branch';
