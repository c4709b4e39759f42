/** The schema that the tests of the command line compare. */
import { template } from "../servers/databases.ts";

export const shop = template("cli_shop", async ({ client }) => {
  await client.query(`
    create table users (id integer primary key, name text not null);
    create view names as select name from users;
    create function tax(amount numeric) returns numeric language sql immutable
      as $$ select amount * 0.2 $$;
  `);
});

/** One difference that breaks, one that adds. */
export const drift = `
  alter table users alter column id type text;
  create table analytics_cache (id integer primary key);
`;
