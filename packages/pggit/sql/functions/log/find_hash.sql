-- The one commit whose hash begins with the given digits, four or more; null where there is none, or for what
-- is no beginning of a hash. Raises PG001 where there are several.
create or replace function pggit.find_hash(digits text) returns bytea
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  found_hashes bytea[];
begin
  if digits !~* '^[0-9a-f]{4,64}$' then
    return null;
  end if;
  found_hashes := array(
    select c.hash from pggit.commits as c
    -- the range of the hashes that begin so, for the index
    where c.hash between decode(rpad(lower(digits), 64, '0'), 'hex') and decode(rpad(lower(digits), 64, 'f'), 'hex')
    order by c.hash
    limit 5
  );
  if cardinality(found_hashes) > 1 then
    raise exception 'several commits begin with %', digits
      using
        errcode = 'PG001',
        hint = 'Among them: ' || (select string_agg(encode(f.hash, 'hex'), ', ') from unnest(found_hashes) as f (hash));
  end if;
  return found_hashes[1];
end
$$;

comment on function pggit.find_hash(text) is 'The commit whose hash begins with the given digits, or null';
