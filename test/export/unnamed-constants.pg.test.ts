/** A constant that nobody named is called after its type once PostgreSQL has read it again: nobody sees that name. */
import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { differences, exported, restore } from "./restoring.ts";

const original = useDatabase();
const restored = useDatabase();

test("an unnamed constant in a parsed body or a rule is Same after it was restored", async () => {
  await (await original.client()).query(`create table t (v text, n bigint);
    create function f() returns text begin atomic select 'q'; end;
    create function g(out a text, out b date) begin atomic insert into t select 'a AS text', 1; select 'x', date '2020-01-01'; end;
    create procedure p() begin atomic insert into t select 'q'::varchar(3); end;
    create rule r as on update to t do also insert into t select 'x', '1'::numeric(3,1) union select 'y', 2;
    create rule s as on delete to t do instead select 'it''s'`);
  await restore(await exported(original.url), restored);
  expect(await differences(original.url, restored.url)).toEqual([]);
});
