-- The identities that an object may have that is called so: the name as PostgreSQL prints it in full, or as
-- pggit.guide_name() does, without the schema public. Null for null.
create or replace function pggit.identities(name text) returns text[]
language sql immutable security invoker parallel safe strict
set search_path = pg_catalog, pg_temp
as $$
  select array(
    select distinct i.identity
    from unnest(
      array[
        name, 'public.' || name, regexp_replace(name, '^("(?:[^"]|"")*"|[^" ]+) on ', '\1 on public.')
      ]
    ) as i (identity)
    where pggit.guide_name(i.identity) = pggit.guide_name(name)
  )
$$;

comment on function pggit.identities(text) is 'The identities that an object''s name, as it is printed, may stand for';
