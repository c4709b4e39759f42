-- Schemas, types, sequences.
create schema app;
create schema "Odd ""schema"".x";
comment on schema app is 'what is compared';
create type app.status as enum ('new', 'in progress', 'it''s done');
create type app.point as (x int, y numeric(8, 2), label text collate "C");
comment on column app.point.x is 'east';
create domain app.email as text collate "C" default 'nobody@example.org' not null
  constraint has_at check (value ~ '@') constraint short check (length(value) < 100);
create domain app.positive as int;
alter domain app.positive add constraint above_zero check (value > 0) not valid;
comment on constraint above_zero on domain app.positive is 'not below';
create domain app.grade as char(2) check (value in ('a', 'b', 'c'));
create type app.span as range (subtype = date, multirange_type_name = app.spans);
create type app.float_range as range (subtype = float8, subtype_diff = float8mi);
create sequence app.numbers start 100 increment 5 cache 10;
create sequence app.small as smallint minvalue -5 maxvalue 5 cycle;
create sequence app.downward increment -1;
