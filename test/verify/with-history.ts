/** A database with pgGit and some history in it, for tests to damage. */
import { connect, install } from "pggit";
import { template } from "../servers/databases.ts";

const changes = [
  "create table users (id int primary key, email text not null)",
  "create table orders (id int primary key, user_id int references users (id))",
  "alter table users add column phone text",
  "create view emails as select email from users",
  "alter table users alter column phone set default ''",
  "create table scratch (id int)",
  "drop table scratch",
  "create function tax(amount numeric) returns numeric language sql as 'select amount * 0.2'",
];

/** More objects than one tree node holds, so that there are nodes above the leaves. */
const many = Array.from({ length: 40 }, (_, n) => `create table many_${n} (id int)`);

/** Three versions of users, a dropped table, and a tree of several levels. */
export const withHistory = template("with_history", async ({ url }) => {
  const sql = await connect(url);
  await install(sql);
  for (const change of changes) await sql.script(change);
  await sql.script(many.join(";"));
  await sql.script(
    "insert into users (id, email) values (1, 'a@example.com'), (2, 'b@example.com')",
  );
  await sql.query("select pggit.fold()");
  await sql.close();
});
