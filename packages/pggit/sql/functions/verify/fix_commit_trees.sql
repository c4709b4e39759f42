-- Counts the objects of tree nodes again where the count is wrong and the entries are what their hash says.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_commit_trees() returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update pggit.trees as t
  set object_count = counted.objects
  from (
    select
      n.hash,
      case
        when n.is_leaf then (select count(*) from jsonb_object_keys(n.entries))
        else (select sum((e.value ->> 'count')::bigint) from jsonb_each(n.entries) as e)
      end as objects
    from pggit.trees as n
    where n.hash = sha256(convert_to(n.entries::text, 'UTF8'))
  ) as counted
  where counted.hash = t.hash and counted.objects <> t.object_count
$$;

comment on function pggit.fix_commit_trees() is 'Corrects the counts of tree nodes';
