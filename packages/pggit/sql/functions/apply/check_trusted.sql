-- Refuses stored content that would run with more rights than whoever gave it has. An object of this catalog is
-- made by statements that PostgreSQL printed; content that somebody stored (fetched from another database, or
-- made by a merge) brings its own, and may say anything in them. It may be run by a role that one of those
-- who stored it could act as, by nobody else unless trust_code is true. The owner of pgGit is trusted: what is called
-- here is the owner's code.
--
-- Raises PG069 with who stored it. A blob that is null, or not there, is nothing that could run.
create or replace function pggit.check_trusted(blob bytea, trust_code boolean) returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  givers constant name[] := (select b.stored_by from pggit.blobs as b where b.hash = check_trusted.blob);
begin
  if
    givers is null or trust_code is true
    or exists (
      select from unnest(givers) as g (name)
      where
        pggit.may_become(to_regrole(quote_ident(g.name)), current_user::regrole)
        or to_regrole(quote_ident(g.name)) = (select n.nspowner from pg_namespace as n where n.nspname = 'pggit')
    )
  then
    return;
  end if;
  raise exception 'this would run statements that % stored, with the rights of %', array_to_string(givers, ', '), current_user
    using
      errcode = 'PG069',
      hint = 'Read them in a preview, and where they are harmless say trust_code => true, or in a resolution custom_resolution => ''{"trust_code": true}''.';
end
$$;

comment on function pggit.check_trusted(bytea, boolean) is
  'Refuses stored content that would run with more rights than whoever gave it has; PG069';
