import { expect, test } from "vitest";
import { pglite } from "./pglite.ts";

test("each instance is empty, whatever another one holds", async () => {
  const [first, second] = [await pglite(), await pglite()];
  try {
    await first.exec("create table t (id int)");
    const find = "select to_regclass('t')::text as found";
    expect((await first.query(find)).rows).toEqual([{ found: "t" }]);
    expect((await second.query(find)).rows).toEqual([{ found: null }]);
  } finally {
    await first.close();
    await second.close();
  }
});

test("an instance is a PostgreSQL with event triggers", async () => {
  const instance = await pglite();
  try {
    await instance.exec(`
      create table seen (tag text);
      create function note() returns event_trigger language plpgsql
        as $$ begin insert into seen values (tg_tag); end $$;
      create event trigger note on ddl_command_end execute function note();
      create table t (id int)`);
    expect((await instance.query("select tag from seen")).rows).toEqual([{ tag: "CREATE TABLE" }]);
  } finally {
    await instance.close();
  }
});
