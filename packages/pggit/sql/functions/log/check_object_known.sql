-- Raises PG045 UNKNOWN_OBJECT where no object of this name is or ever was in the history that ends at a
-- commit. `ids` and `keys` are what pggit.object_ids and pggit.object_keys say of the name.
create or replace function pggit.check_object_known(
  object text, object_type text, at_commit pggit.commits, ids bigint[], keys text[]
) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if
    not exists (select from pggit.tree_lookup(at_commit.tree_hash, keys))
    and not exists (select from pggit.walk_commits(at_commit, ids, keys, max_count => 1))
  then
    raise exception '% was never there up to commit %',
      concat_ws(' ', object_type, quote_literal(object)), left(encode(at_commit.hash, 'hex'), 7)
      using errcode = 'PG045', hint = pggit.object_hint(object, at_commit);
  end if;
end
$$;

comment on function pggit.check_object_known(text, text, pggit.commits, bigint[], text[]) is
  'Raises PG045 where an object was never in the history that ends at a commit';
