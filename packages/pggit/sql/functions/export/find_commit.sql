-- The commit that a name stands for: a branch, whose head it is, or the hash in hex or as much of its
-- beginning, four digits or more, as is like no other's.
-- Raises PG008 UNKNOWN_COMMIT where there is none, PG001 where there are several.
create or replace function pggit.find_commit(name text) returns pggit.commits
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- a hash is looked up by its index, so by the range of those that begin so
  first_hash constant text := case when name ~* '^[0-9a-f]{4,64}$' then rpad(lower(name), 64, '0') end;
  last_hash constant text := case when name ~* '^[0-9a-f]{4,64}$' then rpad(lower(name), 64, 'f') end;
  found_hashes bytea[];
  found_commit pggit.commits;
begin
  found_hashes := array(select b.head_hash from pggit.branches as b where b.name = find_commit.name and b.head_hash is not null);
  if cardinality(found_hashes) = 0 then
    found_hashes := array(
      select c.hash from pggit.commits as c
      where c.hash between decode(first_hash, 'hex') and decode(last_hash, 'hex')
      order by c.hash
      limit 5
    );
  end if;
  if cardinality(found_hashes) = 0 then
    raise exception 'there is no commit %', coalesce(quote_literal(name), 'NULL')
      using
        errcode = 'PG008',
        hint = 'Name a branch, or a commit by four or more digits of its hash: see SELECT encode(hash, ''hex''), committed_at, message FROM pggit.commits.';
  end if;
  if cardinality(found_hashes) > 1 then
    raise exception 'several commits begin with %', name
      using
        errcode = 'PG001',
        hint = 'Among them: ' || (select string_agg(encode(f.hash, 'hex'), ', ') from unnest(found_hashes) as f (hash));
  end if;
  select c.* into strict found_commit from pggit.commits as c where c.hash = found_hashes[1];
  return found_commit;
end
$$;

comment on function pggit.find_commit(text) is 'The commit of a branch or of the beginning of a hash; PG008 where there is none';
