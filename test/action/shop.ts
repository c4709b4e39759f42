/** The schema that the tests of the Action compare: a small shop. */
import { installIn } from "../install/install-in.ts";
import { template } from "../servers/databases.ts";

const schema = `
    create table users (id integer primary key, name text not null);
    create table orders (
      id bigint generated always as identity primary key,
      user_id integer not null references users,
      total numeric(10, 2) not null default 0
    );
    create view open_orders as select id, user_id from orders where total > 0;
    create function tax(amount numeric) returns numeric language sql immutable
      as $$ select amount * 0.2 $$;
  `;

export const shop = template("action_shop", async ({ client }) => {
  await client.query(schema);
});

/** The same shop with a history. */
export const trackedShop = template("action_tracked_shop", async ({ client, url }) => {
  await client.query(schema);
  await installIn(url);
});

/** A change that loses something: a breaking difference. */
export const breakingChange = "alter table users drop column name";

/** A change that only adds something. */
export const addition = "create table analytics_cache (id integer primary key)";
