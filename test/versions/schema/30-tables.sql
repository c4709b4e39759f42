-- Tables with all that may belong to them, partitions and heirs, indexes, triggers, policies, statistics.
create table app.customers (
  id bigint generated always as identity (start 10 increment 2) primary key,
  email app.email,
  name varchar(80) not null default 'unknown',
  state app.status default 'new' not null,
  born date default '2000-01-31' check (born > '1900-01-01'),
  seen timestamptz default now(),
  seen_at timestamp(3) with time zone default '2026-01-01 12:00:00+00',
  every interval default '1 mon 2 days 03:04:05.678',
  ratio float8 default 0.1::float8,
  price numeric(12, 4) default -1.5,
  tags text[] default '{a,"b c"}',
  place app.point default row (1, 2.5, 'x')::app.point,
  extra jsonb default '{"a": [1, 2]}',
  raw bytea default '\x00ff',
  flags bit varying(8) default B'101',
  number int default nextval('app.numbers'),
  shout text generated always as (upper(name) || '!') stored,
  "order" int constraint "odd ""name""" check ("order" in (1, 2, 3) or "order" between 10 and 20),
  who name default current_user,
  when_date date default current_date,
  constraint email_known unique (email, name) deferrable initially deferred,
  constraint sane check (price is distinct from 0 and (ratio > 0 or not coalesce(born is null, false)))
);
create table app.orders (
  id serial primary key,
  customer_id bigint not null references app.customers on delete cascade on update restrict,
  other_id bigint constraint other references app.customers (id) match full deferrable,
  total numeric(12, 2) default 0,
  during tstzrange,
  room int,
  note text collate "C",
  exclude using gist (during with &&) where (room is null)
);
alter table app.orders add constraint late check (total >= 0) not valid;
alter table app.orders alter note set storage external, alter note set statistics 200, alter total set (n_distinct = -0.5);
alter table app.orders set (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false);
alter table app.orders replica identity full;
create unlogged table app.cache (key text primary key, value jsonb) with (fillfactor = 70);
create table app.events (id int not null, at date not null, kind text, primary key (id, at)) partition by range (at);
create table app.events_2026 partition of app.events for values from ('2026-01-01') to ('2027-01-01');
create table app.events_other partition of app.events default;
create table app.by_list (a int, b text) partition by range ((a % 10), b);
create table app.animals (name text not null, legs int check (legs >= 0));
create table app.dogs (breed text default 'mixed') inherits (app.animals);
create table app.typed of app.point (primary key (x));
create index customers_state on app.customers (state) where born is not null and name <> '';
alter table app.customers add constraint email_again unique (email, name) deferrable initially deferred;
create unique index customers_lower on app.customers (lower(name) desc nulls last, born) include (email) with (fillfactor = 90);
create index on app.customers using gin (tags);
create index on app.customers using hash (name);
create index orders_expr on app.orders ((total * 2), (note || 'x') text_pattern_ops);
create index on app.events (kind);
alter table app.customers cluster on customers_lower;
create statistics app.correlated (ndistinct, mcv) on state, born, (lower(name)) from app.customers;
create trigger touch before insert or update of name, born on app.customers for each row
  when (new.name is distinct from 'x') execute function app.touch();
create constraint trigger checked after insert on app.orders deferrable initially deferred
  for each row execute function app.check_it();
create trigger seen after delete on app.customers referencing old table as gone for each statement
  execute function app.check_it('a', 'it''s');
alter table app.customers disable trigger seen;
alter table app.orders enable always trigger checked;
alter table app.customers enable row level security;
alter table app.customers force row level security;
create policy own on app.customers as restrictive for update to public
  using (name = current_user and exists (select from app.orders as o where o.customer_id = customers.id))
  with check (id > 0);
comment on table app.customers is 'who buys';
comment on column app.customers."order" is 'it''s quoted';
comment on constraint sane on app.customers is 'why';
comment on index app.customers_state is 'partial';
comment on trigger touch on app.customers is 'keeps seen';
comment on policy own on app.customers is 'their own';
create table "Odd ""schema"".x"."Order; --" ("a b" int primary key, "c""d" text default 'x', "select" int);
