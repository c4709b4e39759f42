-- Removes what nothing reaches from the next blocks of trees or blobs, max_rows at most; one row with what was removed,
-- also where that is nothing, and no row where all blocks have been looked through. It remembers how far it came, so
-- that no step reads again what the ones before it left: whatever moves to another block meanwhile was touched, and
-- stays. Begins anew where the bound has moved on by a day, for what was too young then. Expects every commit to
-- be marked and the fold lock to be held.
create or replace function pggit.purge_sweep(table_name text, seen_before timestamptz, max_rows bigint)
returns table (object_type text, count bigint, bytes bigint)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  blocks_at_once constant integer := 256;
  swept_table constant regclass := 'pggit.' || purge_sweep.table_name;
  sweep pggit.purge_sweeps;
  first_place tid;
  end_place tid;
begin
  insert into pggit.purge_sweeps as known (table_name, file_node, next_block, seen_before)
  values (purge_sweep.table_name, pg_relation_filenode(swept_table), 0, purge_sweep.seen_before)
  on conflict (table_name) do update
  set file_node = excluded.file_node, next_block = 0, seen_before = excluded.seen_before
  where known.file_node <> excluded.file_node or known.seen_before < excluded.seen_before - interval '1 day';
  select s.* into sweep from pggit.purge_sweeps as s where s.table_name = purge_sweep.table_name;
  sweep.seen_before := least(sweep.seen_before, purge_sweep.seen_before);
  if sweep.next_block >= pg_relation_size(swept_table) / current_setting('block_size')::integer then
    return;
  end if;

  first_place := format('(%s,0)', sweep.next_block);
  end_place := format('(%s,0)', sweep.next_block + blocks_at_once);
  object_type := purge_sweep.table_name;
  if purge_sweep.table_name = 'trees' then
    select r.count, r.bytes into count, bytes
    from pggit.purge_trees(first_place, end_place, sweep.seen_before, max_rows) as r;
  else
    select r.count, r.bytes into count, bytes
    from pggit.purge_blobs(first_place, end_place, sweep.seen_before, max_rows) as r;
  end if;
  if count < max_rows then
    update pggit.purge_sweeps as s set next_block = sweep.next_block + blocks_at_once
    where s.table_name = purge_sweep.table_name;
  end if;
  return next;
end
$$;

comment on function pggit.purge_sweep(text, timestamptz, bigint) is
  'Removes what nothing reaches from the next blocks of trees or blobs; returns counts and bytes';
