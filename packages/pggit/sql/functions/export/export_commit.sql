-- The schema as it was at a commit, as DDL that restores it in an empty database: the text and the order of
-- pggit.export_schema_snapshot, made from history alone.
--
-- commit: a branch or environment, or the beginning of a commit's hash (see pggit.find_commit). schemas: those
-- to export, by exact name; null for all. include: aspects beside the structure, of 'owner', 'privileges'
-- and 'comments'.
--
-- What an object needs is known where the catalog was read whole (the first commit, fetched environments), and
-- is told by the names in its definition otherwise. That finds all but what no name tells: an extension that
-- another requires comes by the order of their names.
--
-- A rename or a move to another schema changes the definitions of objects that no event names (views, foreign
-- keys, defaults). History has those from the next reconciliation on: where a commit of origin 'reconcile'
-- follows, it is that one that restores, and the one before may not.
--
-- Raises PG008 for an unknown commit, PG001 for one that is not clear, an empty list or an unknown aspect,
-- PG005 for a schema that was not there.
create or replace function pggit.export_commit(
  commit text,
  schemas text[] default null,
  include text[] default '{owner,privileges,comments}'
) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  aspects constant text[] := pggit.compared_aspects(include);
  found_commit pggit.commits;
  unknown text;
  missing text;
begin
  if cardinality(schemas) = 0 then
    raise exception 'schemas is empty: nothing would be exported'
      using errcode = 'PG001', hint = 'Name schemas, or leave the argument out for all of them.';
  end if;
  perform pggit.fold(true);
  found_commit := pggit.find_commit(export_commit.commit);

  select min(e.identity) into missing
  from pggit.tree_entries(found_commit.tree_hash) as e
  where not exists (select from pggit.blobs as b where b.hash = e.blob_hash);
  if missing is not null then
    raise exception 'commit % cannot be exported: the content of % is missing', encode(found_commit.hash, 'hex'), missing
      using errcode = 'data_corrupted', hint = 'Run select * from pggit.verify_consistency().';
  end if;
  select min(s.name) into unknown
  from unnest(schemas) as s (name)
  where not exists (
    select from pggit.tree_entries(found_commit.tree_hash) as e
    inner join pggit.blobs as b on b.hash = e.blob_hash
    where b.content ->> 'schema_name' = s.name
  );
  if unknown is not null then
    raise exception 'there was no schema % at commit %', quote_ident(unknown), encode(found_commit.hash, 'hex')
      using errcode = 'PG005', hint = 'Names are matched as they are stored; leave the argument out for all schemas.';
  end if;

  return (
    select string_agg(s.text, E'\n' order by s.position)
    from pggit.commit_statements(
      schemas, aspects, found_commit.committed_at, found_commit.tree_hash, encode(found_commit.hash, 'hex')
    ) as s
  );
end
$$;

comment on function pggit.export_commit(text, text[], text[]) is
  'The schema as it was at a commit, as DDL that restores it; PG008 where there is no such commit';
