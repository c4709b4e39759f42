-- Records that a branch was merged into another, so that the next merge of the two begins there, with an event. For a
-- target that is not the current branch also its new state: `results` as pggit.merge_into_tree returns them.
--
-- SECURITY DEFINER: operators may merge and may not write to the tables otherwise. Raises PG001 where a state
-- is given for the current branch, which follows this database, or for an environment, which follows another.
create or replace function pggit.record_merge(source text, target text, results jsonb) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  branch pggit.branches;
  head pggit.commits;
  root bytea;
  new_hash bytea;
  message constant text := format('Merge %s into %s', source, target);
  moment constant timestamptz := clock_timestamp();
begin
  select b.* into strict branch from pggit.branches as b where b.name = target for update;
  if results is not null then
    if branch.is_current or branch.fetched_from is not null then
      raise exception '% follows a database, and its state is not to be written', quote_literal(target)
        using errcode = 'PG001', hint = 'Merge into that database, or into a branch that was made here.';
    end if;
    select c.* into head from pggit.commits as c where c.hash = branch.head_hash;
    root := pggit.tree_apply(
      head.tree_hash,
      (
        select coalesce(
          jsonb_object_agg(
            concat_ws(' ', r.one ->> 'type', r.one ->> 'identity'),
            case when jsonb_typeof(r.one -> 'content') = 'object' then (
              select jsonb_build_object('type', r.one ->> 'type', 'blob', encode(b.hash, 'hex'), 'structure', encode(b.structure_hash, 'hex'))
              from (select pggit.blob_put(r.one -> 'content', session_user) as hash offset 0) as put
              cross join lateral (select put.hash, decode(pggit.facets_hash(r.one #> '{content,facets}', '{structure}'), 'hex') as structure_hash) as b
            ) end
          ),
          '{}'
        )
        from jsonb_array_elements(results) as r (one)
        where r.one ->> 'outcome' = 'merged'
      )
    );
    new_hash := pggit.commit_hash(head.hash, root, pggit.current_author(), message, moment);
    insert into pggit.commits (hash, parent_hash, tree_hash, branch_name, author, message, origin, committed_at)
    values (new_hash, head.hash, root, target, pggit.current_author(), message, 'ddl', moment);
    update pggit.branches as b set head_hash = new_hash where b.name = target;
  end if;

  insert into pggit.merges (source_branch, target_branch, source_hash)
  select b.name, target, b.head_hash from pggit.branches as b where b.name = source and b.head_hash is not null;
  perform pggit.record_event(
    'branch_merged', jsonb_build_object('action', 'merge', 'source', source, 'target', target)
  );
end
$$;

comment on function pggit.record_merge(text, text, jsonb) is 'Records that a branch was merged into another, and the state that came of it';
