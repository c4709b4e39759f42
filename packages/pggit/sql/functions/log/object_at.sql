-- An object as it was at a commit or a moment: its version, the DDL that makes it, and the commit that was the
-- newest then. A name that objects of several types have yields a row for each.
--
-- object: its name then, as PostgreSQL prints it with or without the schema public; of the type of_type where that is given.
-- at: any name that pggit.find_commit knows: a branch, a hash, 2026-11-01 12:00 for the current branch then,
-- staging@{2026-11-01} for another.
--
-- Raises PG008 for an unknown commit, PG045 for an object that was not there, PG001 for an unknown type.
create or replace function pggit.object_at(object text, at text default 'HEAD', of_type text default null)
returns table (
  object_type text, object_name text, version text, commit_hash text, committed_at timestamptz, definition text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_commit pggit.commits;
begin
  perform pggit.catch_up();
  found_commit := pggit.find_commit(at);
  return query
    select
      e.object_type, pggit.guide_name(e.identity), e.version, encode(found_commit.hash, 'hex'),
      found_commit.committed_at, b.content ->> 'definition'
    from pggit.tree_lookup(found_commit.tree_hash, pggit.object_keys(object, of_type)) as e
    inner join pggit.blobs as b on b.hash = e.blob_hash
    order by e.object_type, e.identity;
  if not found then
    raise exception '% was not there at commit %',
      concat_ws(' ', of_type, coalesce(quote_literal(object), 'NULL')), left(encode(found_commit.hash, 'hex'), 7)
      using errcode = 'PG045', hint = pggit.object_hint(object, found_commit);
  end if;
end
$$;

comment on function pggit.object_at(text, text, text) is 'The definition of an object at a commit or a moment; PG045 where it was not there';
