/** Pairs of schemas to compare: what both have, and what comes on top in the second. */
export interface Pair {
  readonly name: string;
  readonly base: string;
  readonly change: string;
}

export const pairs: readonly Pair[] = [
  {
    name: "a shop and its next release",
    base: `
      create table customers (id bigint generated always as identity primary key, email text not null unique, name text);
      create table orders (id int primary key, customer_id bigint not null references customers (id), total numeric(8, 2) check (total >= 0));
      create index orders_customer on orders (customer_id);
      create function tax(amount numeric) returns numeric language sql immutable as $$ select amount * 0.19 $$;
      create view totals as select customer_id, sum(total) as total from orders group by customer_id;
      create table old_cache (key text)`,
    change: `
      drop view totals;
      alter table customers add column phone text, alter column name set not null;
      alter table orders alter column total type numeric(12, 2), alter column id type bigint;
      create view totals as select customer_id, count(*) as orders from orders group by customer_id;
      create or replace function tax(amount numeric) returns numeric language sql immutable as $$ select amount * 0.21 $$;
      drop table old_cache;
      create type order_status as enum ('new', 'paid');
      create table analytics_cache (key text primary key, value jsonb)`,
  },
  {
    name: "names that need quotes, and several schemas",
    base: `
      create schema "My Schema"; create schema api;
      create table "My Schema"."Odd ""table""" ("a column" int, "on public.x" text);
      create table api.users (id int);
      create table "UPPER" (id int primary key);
      create function api."do it"("x y" int) returns int language sql as 'select 1';
      create materialized view api.counts as select count(*) from api.users;
      create function touched() returns trigger language plpgsql as 'begin return new; end';
      create trigger "a on b" before insert on "UPPER" for each row execute function touched()`,
    change: `
      alter table "My Schema"."Odd ""table""" drop column "a column", add column "b/c" int not null default 3;
      alter table "My Schema"."Odd ""table""" alter column "on public.x" type varchar(10);
      drop materialized view api.counts;
      create materialized view api.counts as select count(*) as n from api.users;
      drop trigger "a on b" on "UPPER";
      create trigger "a on b" after insert on "UPPER" for each row execute function touched();
      alter table "UPPER" enable row level security;
      create policy "see all" on "UPPER" for select using (true)`,
  },
  {
    name: "owners, privileges and comments",
    base: `
      create table users (id int, secret text);
      create table same (id int);
      comment on table users is 'people';
      grant select on users to public;
      alter default privileges grant select on tables to pg_monitor;
      alter default privileges revoke execute on functions from public`,
    change: `
      alter default privileges grant insert on tables to pg_monitor;
      alter default privileges grant execute on functions to public;
      comment on table users is 'customers';
      comment on column users.secret is 'do not show';
      revoke select on users from public;
      grant insert (id) on users to public;
      alter table users alter column id set default 1`,
  },
  { name: "nothing, and a first table", base: "select 1", change: "create table t (id int)" },
];
