-- Who is at work: the role that logged in, the one that it has put on with SET ROLE if another, and for whom,
-- where the session says so (pggit.caller, which the operations API sets for each call). The role comes first
-- and is the truth, also inside SECURITY DEFINER functions; for whom it works is what that role says.
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
  end || coalesce(' for ' || nullif(left(current_setting('pggit.caller', true), 200), ''), '');
end
$$;

comment on function pggit.current_author() is 'The role that logged in, the one it has put on, and for whom it works: alice, alice as app_owner, api for key:oncall';
