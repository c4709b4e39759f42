/**
 * PostgreSQL prints an array that it cast as a whole, for `varchar in ('a', 'b')` say, in another way once it has
 * read that again: in either way it is the same schema.
 */
import { expect, test } from "vitest";
import { differences as unlikeHead, fold } from "../history/head.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { differences, exported, restore } from "./restoring.ts";

const original = useDatabase();
const restored = useDatabase();
const captured = useDatabase(installed);

const everyPlace = `
  create domain state as varchar(10) default 'a' check (value in ('a', 'b')) constraint many check (value not in ('x, ''y''', 'z"'));
  create function f(varchar[]) returns boolean language sql immutable as 'select true';
  create function g(text[]) returns boolean language sql immutable as 'select true';
  create table t (
    v varchar(10) check (v in ('a', 'b')), "W" varchar(5) check ("W" not in ('c', '])::text[]')),
    fixed varchar check (fixed = any (array['a', 'b''"']::varchar(10)[])), n numeric check (n = any (array[1, 2.5, -3])),
    net cidr check (net in ('10.0.0.0/8', '1.1.1.1/32')), many varchar check (many = any (array[null, v, 'a'])),
    flag boolean default g(array['a'::varchar, 'b']), made boolean generated always as (v in ('a', 'b')) stored,
    constraint apart exclude using btree (v with =) where (v in ('a', 'b'))
  );
  create index i on t ((v in ('a', 'b'))) where v <> all (array['a'::varchar, 'b']);
  create statistics s on (v in ('a', 'b')), n from t;
  create policy p on t using (v in ('a', 'b')) with check (v not in ('a', 'b'));
  create view reads as select * from t where v in ('a', 'b') and exists (select from t as t2 where t2."W" in ('x', t.v));
  create materialized view keeps as select v in ('a', 'b') as is_it from t;
  create rule r as on insert to t where new.v in ('a', 'b') do also nothing;
  create function fires() returns trigger language plpgsql as 'begin return new; end';
  create trigger g before update on t for each row when (new.v in ('a', 'b')) execute function fires();
  create function body(v varchar, d boolean default g(array['a'::varchar, 'b'])) returns boolean begin atomic select v in ('a', 'b'); end;
  create function answer(v varchar) returns boolean return v not in ('a', 'b')`;

test("an IN list of varchar is Same after it was restored, wherever it stands", async () => {
  await (await original.client()).query(everyPlace);
  await restore(await exported(original.url), restored);
  expect(await differences(original.url, restored.url)).toEqual([]);
});

test("what capture has of it is what the catalog has", async () => {
  const client = await captured.client();
  await client.query(everyPlace);
  await fold(client);
  expect(await unlikeHead(client)).toEqual([]);
});

test("the source of a routine is compared as it was written", async () => {
  const body = (list: string) =>
    `create function f(v text) returns boolean language sql as $$ select v = any (${list}) $$`;
  await (await original.client()).query(body("(ARRAY['a'])::text[]"));
  await (await restored.client()).query(body("ARRAY[('a')::text]"));
  expect(await differences(original.url, restored.url)).toEqual([
    "function public.f(text): Definition mismatch",
  ]);
});
