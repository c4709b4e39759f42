-- A small shop, as it runs in production.
create table customers (
  id bigint generated always as identity primary key,
  email text not null unique,
  name text not null,
  created_at timestamptz not null default now()
);

create table products (
  sku text primary key,
  title text not null,
  price numeric(8, 2) not null check (price >= 0)
);

create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  status text not null default 'new',
  total numeric(10, 2) not null,
  placed_at timestamptz not null default now()
);
create index orders_customer_id on orders (customer_id);

create function calculate_tax(amount numeric) returns numeric
language sql immutable as $$ select round(amount * 0.19, 2) $$;

create view open_orders as
select o.id, c.email, o.total
from orders as o
inner join customers as c on c.id = o.customer_id
where o.status <> 'shipped';
