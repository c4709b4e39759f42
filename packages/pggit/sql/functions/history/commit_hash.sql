-- The hash of a commit: sha256 over parent, tree, author, message and time, in a text that no two
-- different commits share. Hashes are in hex there and the time in seconds since 1970.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew at each call.
create or replace function pggit.commit_hash(
  parent_hash bytea, tree_hash bytea, author text, message text, committed_at timestamptz
) returns bytea
language plpgsql immutable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select sha256(
      convert_to(
        jsonb_build_array(
          encode(parent_hash, 'hex'), encode(tree_hash, 'hex'), author, message, extract(epoch from committed_at)
        )::text,
        'UTF8'
      )
    )
  );
end
$$;

comment on function pggit.commit_hash(bytea, bytea, text, text, timestamptz) is
  'sha256 over what makes a commit; parent and tree may be null';
