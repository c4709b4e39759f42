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
