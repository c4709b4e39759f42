/** pgGit in databases whose settings change how PostgreSQL reads and prints SQL. */
import { compareDatabases, connect, install } from "pggit";
import { describe, expect, test } from "vitest";
import { commits, differences, failures, fold } from "../history/head.ts";
import { useDatabase } from "../servers/use-database.ts";
import { clean } from "./installed.ts";

/** How a database may be set, by name. */
const settings = {
  standard_conforming_strings: "off",
  quote_all_identifiers: "on",
  intervalstyle: "iso_8601",
} as const;

const ddl = String.raw`
  create table t (id int, path text default E'a\\b' check (path ~ E'^\\w'), age interval default '90 min');
  create view v as select id from t where path ~ E'\\d';
  create function f(sep text default E'\\') returns text language sql as $$ select sep $$;
  comment on table t is E'back\\slash'`;

describe.each(Object.entries(settings))("%s = %s", (name, value) => {
  const [plain, set] = [useDatabase(), useDatabase()];

  const setUp = async () => {
    const owner = await set.client();
    await owner.query(`alter database ${set.name} set ${name} = ${value}`);
    const sql = await connect(set.url);
    await install(sql);
    return { client: await set.client(), sql };
  };

  test("capture, fold, verify, status and purge are as anywhere, and warn of nothing", async () => {
    const { client, sql } = await setUp();
    await sql.close();
    await client.query(ddl);
    await client.query("alter table t add column b text; drop view v");
    expect(await failures(client)).toEqual([]);
    expect(await fold(client)).toBe(2);
    expect(await differences(client)).toEqual([]);
    expect((await commits(client)).every((commit) => commit.origin === "ddl")).toBe(true);
    expect(await client.query("select * from pggit.verify_consistency()")).toEqual(clean);
    expect(await client.query("select from pggit.status() where status = 'error'")).toEqual([]);
    await client.query("select pggit.purge_history('1 day', dry_run => false)");
    expect(client.notices.filter(({ severity }) => severity === "WARNING")).toEqual([]);
  });

  test("the schema compares Same with that of another database, from outside and from within", async () => {
    const { client, sql } = await setUp();
    const other = await plain.client();
    await other.query(ddl);
    await client.query(ddl);
    const elsewhere = await connect(plain.url);
    const comparison = await compareDatabases(
      { name: "other", sql: elsewhere },
      { name: "set", sql },
    );
    expect(comparison.rows.filter(({ difference }) => difference !== "Same")).toEqual([]);
    await sql.close();
    await elsewhere.close();
    const [row] = await client.query<{ text: string }>(
      "select pggit.export_schema_snapshot() as text",
    );
    expect(row?.text).toContain(String.raw`DEFAULT 'a\b'::text`);
  });

  test("a disable and its end leave the event triggers enabled", async () => {
    const { client, sql } = await setUp();
    await sql.close();
    await client.query("select pggit.emergency_disable('1 hour', 'x')");
    client.notices.length = 0;
    await client.query("select pggit.emergency_enable()");
    expect(
      await client.query(
        "select from pg_event_trigger where evtname like 'pggit%' and evtenabled = 'D'",
      ),
    ).toEqual([]);
    expect(client.notices.filter(({ severity }) => severity === "WARNING")).toEqual([]);
  });

  test("an older content of a table is restored as it was", async () => {
    const { client, sql } = await setUp();
    await sql.close();
    await client.query(ddl);
    await fold(client);
    await client.query("alter table t alter path set default 'x'");
    await fold(client);
    await client.query("select pggit.restore_object('public.t', '1.0.0')");
    await client.query("set standard_conforming_strings = on; set quote_all_identifiers = off");
    expect(
      await client.query(
        "select pg_get_expr(adbin, adrelid) as value from pg_attrdef where adrelid = 't'::regclass and adnum = 2",
      ),
    ).toEqual([{ value: String.raw`'a\b'::text` }]);
  });
});
