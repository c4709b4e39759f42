-- One object of every kind that is read, and some that depend on each other.
create schema app;
create type app.status as enum ('new', 'done');
create type app.point as (x int, y int);
create domain app.email as text check (value ~ '@');
create type app.span as range (subtype = date);
create sequence app.numbers start 100;
create table app.users (
  id bigint generated always as identity primary key,
  email app.email not null unique,
  state app.status default 'new',
  born date default '2000-01-31',
  seen timestamptz default '2026-01-01 12:00:00+00',
  number int default nextval('app.numbers')
);
create index users_state on app.users (state) where born is not null;
create view app.fresh as select id, email from app.users where state = 'new';
create materialized view app.counts as select state, count(*) as users from app.users group by state;
create function app.touch() returns trigger language plpgsql as $$ begin new.seen := now(); return new; end $$;
create procedure app.reset() language sql as $$ update app.users set state = 'new' $$;
create aggregate app.longest(text) (sfunc = textcat, stype = text);
create trigger touch before update on app.users for each row execute function app.touch();
alter table app.users enable row level security;
create policy own on app.users using (id > 0);
comment on table app.users is 'who uses it';
grant select on app.users to public;

-- what types, operators and text search are made of
create type app.word;
create function app.word_in(cstring) returns app.word immutable strict language internal as 'textin';
create function app.word_out(app.word) returns cstring immutable strict language internal as 'textout';
create type app.word (input = app.word_in, output = app.word_out, storage = extended, category = 'S');
create type app.days;
create function app.whole(app.days) returns app.days immutable strict language internal as 'daterange_canonical';
create type app.days as range (subtype = date, canonical = app.whole);
create function app.precedes(app.word, app.word) returns boolean immutable language internal as 'text_lt';
create function app.follows(app.word, app.word) returns boolean immutable language internal as 'text_gt';
create function app.order_of(app.word, app.word) returns integer immutable language internal as 'bttextcmp';
create operator app.<< (leftarg = app.word, rightarg = app.word, function = app.precedes,
  commutator = operator(app.>>), restrict = scalarltsel);
create operator app.>> (leftarg = app.word, rightarg = app.word, function = app.follows,
  commutator = operator(app.<<));
create operator family app.words using btree;
create operator class app.word_order default for type app.word using btree family app.words as
  operator 1 app.<<, operator 5 app.>>, function 1 app.order_of(app.word, app.word);
create operator class app.loose for type app.status using btree as operator 1 < (anyenum, anyenum);
create table app.dictionary (entry app.word primary key, entries app.word[], known app.days);
create function app.letters(app.word) returns integer immutable language internal as 'textlen';
create cast (app.word as integer) with function app.letters(app.word) as assignment;
create cast (app.word as text) without function;
create collation app.bytes (provider = libc, locale = 'C');
create table app.sorted (name text collate app.bytes);
create conversion app.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create trusted language tongue handler plpgsql_call_handler inline plpgsql_inline_handler;
create function app.from_sql(internal) returns internal immutable language internal as 'pg_backend_pid';
create transform for app.word language tongue (from sql with function app.from_sql(internal));
create function app.spoken(app.word) returns text language tongue transform for type app.word as 'begin end';
create access method another_heap type table handler heap_tableam_handler;
create table app.elsewhere (id int) using another_heap;
create text search parser app.parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,
  lextypes = prsd_lextype);
create text search template app.template (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary app.simple (template = app.template, stopwords = english, accept = false);
create text search configuration app.english (parser = app.parser);
alter text search configuration app.english add mapping for asciiword, word with app.simple, english_stem;
create foreign data wrapper far options (debug 'true');
create server "far away" type 'x' version '1' foreign data wrapper far options (host 'h', api_key 'hush');
create user mapping for public server "far away" options ("user" 'me', password 'hush');
create foreign table app.remote (id int options (column_name 'ID') not null, state app.status default 'new',
  check (id > 0)) server "far away" options (table_name 'T');
create rule keep as on delete to app.users do also notify users;
create function app.on_ddl() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on sql_drop when tag in ('DROP TABLE') execute function app.on_ddl();
alter event trigger watch disable;
create publication app_out for table app.users, app.elsewhere with (publish = 'insert');
