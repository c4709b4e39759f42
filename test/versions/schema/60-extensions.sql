-- Extensions of one version in all servers, and what was granted on what they contain.
create schema ext;
create extension dblink schema ext version '1.2';
grant execute on function ext.dblink_connect_u(text) to pg_monitor;
