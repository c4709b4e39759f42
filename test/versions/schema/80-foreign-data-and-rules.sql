-- Foreign data, rules, event triggers, publications.
create foreign data wrapper app_wrapper options (a 'b');
create server app_server type 'x' version '1' foreign data wrapper app_wrapper options (host 'example.org');
create user mapping for public server app_server options (user 'u', password 'secret');
create foreign table app.remote (id int options (column_name 'x') not null, note text default 'x', check (id > 0)) server app_server options (table_name 'y');
comment on foreign table app.remote is 'elsewhere';
create rule protect as on delete to app.orders do instead nothing;
create rule log_it as on update to app.customers where new.name is distinct from old.name
  do also (insert into app.cache (key, value) select new.name, to_jsonb(c.*) from app.customers as c where c.id = old.id; delete from app.cache where key = old.name and value is null);
create rule upsert as on insert to app.plain do instead
  insert into app.customers (email, name) values (new.email, coalesce(new.email, 'x')) on conflict (id) do update set name = excluded.name where customers.id > 1
  returning customers.id, customers.email;
create function app.on_ddl() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger app_ddl on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function app.on_ddl();
alter event trigger app_ddl disable;
create publication app_publication for table app.orders, app.customers with (publish = 'insert, update', publish_via_partition_root);
create publication app_everything for all tables;
comment on publication app_publication is 'to the warehouse';
create subscription app_subscription connection 'dbname=nowhere password=secret' publication app_publication, other
  with (connect = false, slot_name = none, binary = true, streaming = on, synchronous_commit = 'off');
