-- How far capture has seen what this transaction wrote: the command whose log row was the last, -1 where
-- there is none. A row of the catalog that this transaction wrote (age(xmin) <= 0) and whose cmin is
-- greater was written by a statement that is not captured yet. So a transaction of many GRANTs reads
-- each object once, not once for every GRANT.
create or replace function pggit.captured_to() returns bigint
language sql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when split_part(mark.value, ':', 1) = pg_current_xact_id()::text then split_part(mark.value, ':', 2)::bigint
    else -1
  end
  from (select coalesce(current_setting('pggit.captured_to', true), '') as value) as mark
$$;

comment on function pggit.captured_to() is 'The command of this transaction up to which its changes are captured, or -1';
