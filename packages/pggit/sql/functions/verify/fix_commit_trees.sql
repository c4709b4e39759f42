-- Counts the objects of tree nodes again, and says which are leaves, where the node's columns are not what
-- its entries make and those are what its hash says.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_commit_trees() returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  update pggit.trees as t
  set object_count = counted.objects, is_leaf = counted.objects <= 32
  from (
    select n.hash, {{_tree_count of=n}} as objects
    from pggit.trees as n
    where n.hash = sha256(convert_to(n.entries::text, 'UTF8'))
  ) as counted
  where
    counted.hash = t.hash
    and (t.object_count <> counted.objects or t.is_leaf <> (counted.objects <= 32))
$$;

comment on function pggit.fix_commit_trees() is 'Corrects the counts of tree nodes';
