-- Privileges of all sorts to roles that every server has.
grant usage on schema app to public;
grant select, insert on app.customers to pg_monitor with grant option;
grant update (name, born), references (id) on app.customers to pg_monitor;
revoke execute on function app.tax(numeric, numeric) from public;
grant usage on sequence app.numbers to pg_monitor;
revoke usage on type app.status from public;
grant select on app.plain to public;
alter default privileges in schema app grant select on tables to pg_monitor;
alter default privileges revoke execute on functions from public;
grant all on app.orders, app.united to pg_monitor;
grant all on app.cache to pg_read_all_data with grant option;
alter default privileges in schema app grant all on tables to pg_read_all_data;
alter sequence app.customers_id_seq rename to customer_numbers;
comment on sequence app.customer_numbers is 'of the column id';
grant usage on sequence app.customer_numbers to pg_monitor;
