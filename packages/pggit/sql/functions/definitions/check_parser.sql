-- Raises PG069 where this role cannot have definitions read as pggit_parser, with what would let it. Expects to run
-- as the owner of the schema pggit.
create or replace function pggit.check_parser() returns void
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  parser constant regrole := to_regrole('pggit_parser');
begin
  if parser is null then
    raise exception 'there is no role under which a definition could be read'
      using errcode = 'PG069', hint = format(
        'Somebody who may create roles has to run: CREATE ROLE pggit_parser NOLOGIN; GRANT pggit_parser TO %I;', current_user
      );
  elsif not pggit.may_become(current_user::regrole, parser) then
    raise exception 'the role pggit_parser, under which a definition is read, is not granted to %', current_user
      using errcode = 'PG069', hint = format('Somebody who may grant it has to run: GRANT pggit_parser TO %I;', current_user);
  elsif not has_database_privilege(current_user, current_database(), 'CREATE') then
    raise exception 'a definition is read in a schema of its own, and % may not create one', current_user
      using
        errcode = 'PG069',
        hint = format('The owner of the database has to run: GRANT CREATE ON DATABASE %I TO %I;', current_database(), current_user);
  elsif exists (
    select from pg_roles as r
    where
      r.oid = parser
      and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls)
  ) or exists (select from pg_auth_members as m where m.member = parser) then
    raise exception 'the role pggit_parser has rights, and a definition is read without any'
      using errcode = 'PG069', hint = 'Take its attributes and memberships away: it is for nothing but reading definitions.';
  end if;
end
$$;

comment on function pggit.check_parser() is 'Raises PG069 where definitions cannot be read as pggit_parser, with the GRANT that helps';
