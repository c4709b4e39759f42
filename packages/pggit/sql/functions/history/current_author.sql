-- Who is at work: the role that logged in, and the one that it has put on with SET ROLE if another. Tells
-- the truth inside SECURITY DEFINER functions too.
create or replace function pggit.current_author() returns text
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select session_user || case
    when current_setting('role') in ('none', session_user) then ''
    else format(' as %s', current_setting('role'))
  end
$$;

comment on function pggit.current_author() is 'The role that logged in, and the one it has put on: alice, or alice as app_owner';
