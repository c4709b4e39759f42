-- Turns what was captured into history before history is read. Where it cannot, since the server or the
-- transaction is read-only, a notice says how much of it is not in what is read.
create or replace function pggit.catch_up() returns void
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  waiting bigint;
begin
  perform pggit.fold();
  if not pggit.is_writable() then
    select count(*) into waiting from pggit.ddl_log as l where l.commit_hash is null;
    if waiting > 0 then
      raise notice 'captured changes that are not in history yet, and cannot be added on a read-only server: %', waiting;
    end if;
  end if;
end
$$;

comment on function pggit.catch_up() is 'Folds before history is read, and says so where a read-only server keeps it from that';
