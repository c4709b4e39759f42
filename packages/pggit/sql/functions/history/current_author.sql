-- Who is at work: the role that logged in, and the one that it has put on with SET ROLE if another. Tells
-- the truth inside SECURITY DEFINER functions too.
--
-- Not in language sql: before PostgreSQL 18 that would be planned anew in each transaction.
create or replace function pggit.current_author() returns text
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return session_user || case
    when current_setting('role') in ('none', session_user) then ''
    else ' as ' || current_setting('role')
  end;
end
$$;

comment on function pggit.current_author() is 'The role that logged in, and the one it has put on: alice, or alice as app_owner';
