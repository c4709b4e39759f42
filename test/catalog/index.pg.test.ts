import { expect, inject, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readCatalog, readObject, rolledBack, testCatalog, valuesOf } from "./cases.ts";

const setup =
  "create table public.users (id int, email text, tags text[], born date, name varchar(9))";

testCatalog("index", [
  {
    name: "an index of which nothing is said",
    setup,
    ddl: "create index users_email_idx on public.users (email)",
    identity: "public.users_email_idx",
    definition: "CREATE INDEX users_email_idx ON public.users USING btree (email)",
    facets: { body: "ON public.users USING btree (email)" },
  },
  {
    name: "an index of which everything is said",
    setup,
    ddl: `create unique index users_odd on public.users
        (lower(email) collate "C" text_pattern_ops desc nulls last, (id + 1)) include (born)
        with (fillfactor = 70, deduplicate_items = off) where email <> 'WITH (fillfactor=70)';
      alter index public.users_odd alter column 2 set statistics 500;
      comment on index public.users_odd is 'it''s "odd"'`,
    identity: "public.users_odd",
    definition: `CREATE UNIQUE INDEX users_odd ON public.users USING btree (lower(email) COLLATE "C" text_pattern_ops DESC NULLS LAST, ((id + 1))) INCLUDE (born) WITH (fillfactor='70', deduplicate_items=off) WHERE (email <> 'WITH (fillfactor=70)'::text);
ALTER INDEX public.users_odd ALTER COLUMN 2 SET STATISTICS 500`,
    facets: {
      body: `UNIQUE ON public.users USING btree (lower(email) COLLATE "C" text_pattern_ops DESC NULLS LAST, ((id + 1))) INCLUDE (born) WHERE (email <> 'WITH (fillfactor=70)'::text)`,
      "column:2/statistics": "500",
      "option:fillfactor": "70",
      "option:deduplicate_items": "off",
      comment: `it's "odd"`,
    },
  },
  {
    name: "an index of another access method with options",
    setup,
    ddl: "create index users_born on public.users using brin (born) with (autosummarize, pages_per_range = 4)",
    identity: "public.users_born",
    definition:
      "CREATE INDEX users_born ON public.users USING brin (born) WITH (autosummarize='true', pages_per_range='4')",
    facets: {
      body: "ON public.users USING brin (born)",
      "option:autosummarize": "true",
      "option:pages_per_range": "4",
    },
  },
  {
    name: "an index with odd names",
    setup: `create schema "odd.schema"; create table "odd.schema"."a ""t""" ("select" int, "x ON ONLY y" int)`,
    ddl: `create unique index "on 🙂 ""i"" ON ONLY" on "odd.schema"."a ""t""" ("select", "x ON ONLY y")`,
    identity: `"odd.schema"."on 🙂 ""i"" ON ONLY"`,
    definition: `CREATE UNIQUE INDEX "on 🙂 ""i"" ON ONLY" ON "odd.schema"."a ""t""" USING btree ("select", "x ON ONLY y")`,
    facets: { body: `UNIQUE ON "odd.schema"."a ""t""" USING btree ("select", "x ON ONLY y")` },
  },
  {
    name: "an index of a materialized view",
    setup: "create materialized view public.m as select 1 as id",
    ddl: "create index m_id on public.m (id)",
    identity: "public.m_id",
    definition: "CREATE INDEX m_id ON public.m USING btree (id)",
    facets: { body: "ON public.m USING btree (id)" },
  },
  {
    name: "an index of a partitioned table",
    setup: `create table public.events (id int, at date) partition by range (id);
      create table public.events_1 partition of public.events for values from (0) to (10)`,
    ddl: "create index events_at on public.events (at) with (fillfactor = 70)",
    identity: "public.events_at",
    definition: "CREATE INDEX events_at ON public.events USING btree (at) WITH (fillfactor='70')",
    facets: { body: "ON public.events USING btree (at)", "option:fillfactor": "70" },
  },
  {
    name: "an index of a partitioned table that waits for those of its partitions",
    setup: `create table public.events (id int, at date) partition by range (id);
      create table public.events_1 partition of public.events for values from (0) to (10)`,
    ddl: "create index events_at on only public.events (at)",
    identity: "public.events_at",
    definition: "CREATE INDEX events_at ON ONLY public.events USING btree (at)",
    facets: { body: "ON public.events USING btree (at)", valid: "INVALID" },
  },
  ...(inject("postgresVersion") < 15
    ? []
    : [
        {
          name: "an index for which nulls are alike",
          setup,
          ddl: "create unique index users_email on public.users (email) nulls not distinct",
          identity: "public.users_email",
          definition:
            "CREATE UNIQUE INDEX users_email ON public.users USING btree (email) NULLS NOT DISTINCT",
          facets: { body: "UNIQUE ON public.users USING btree (email) NULLS NOT DISTINCT" },
        },
      ]),
]);

const database = useDatabase(undefined, { each: "file" });

const partitioned = `create table public.events (id int, at date) partition by range (id);
  create table public.events_1 partition of public.events for values from (0) to (10);
  create table public.events_2 partition of public.events for values from (10) to (20)`;

test("an index behind a constraint is the table's, one that a key refers to is not", () =>
  rolledBack(database, async (client) => {
    await client.query(`create table public.a (
        id int primary key, b int unique, c int4range, d int, exclude using gist (c with &&));
      create unique index a_d on public.a (d);
      create table public.b (d int references public.a (d));
      alter table public.a add e int references public.a (d)`);
    const indexes = await readCatalog(client, "index");
    expect(indexes.map(({ identity }) => identity)).toEqual(["public.a_d"]);
  }));

test("indexes that partitions got from their parent's are the parent's", () =>
  rolledBack(database, async (client) => {
    await client.query(`${partitioned};
      create index on public.events_1 (at); create index on public.events_1 (at);
      create index on public.events (at); create index on public.events (at, (id + 1))`);
    const indexes = await readCatalog(client, "index");
    expect(indexes.map(({ identity }) => identity).sort()).toEqual([
      "public.events_1_at_idx1",
      "public.events_at_expr_idx",
      "public.events_at_idx",
    ]);
  }));

test("a partition's index of its own name is read, and its parent takes it up", () =>
  rolledBack(database, async (client) => {
    await client.query(`${partitioned};
      create index "my own" on public.events_1 (at); create index events_at on public.events (at)`);
    const [own, parent, ...others] = (await readCatalog(client, "index")).toSorted((a, b) =>
      a.identity < b.identity ? -1 : 1,
    );
    expect(others).toEqual([]);
    expect(own?.definition).toBe(`CREATE INDEX "my own" ON public.events_1 USING btree (at)`);
    expect(own && valuesOf(own)).toEqual({
      body: "ON public.events_1 USING btree (at)",
      partition_of: "public.events_at",
    });
    await client.query("drop index public.events_at");
    await client.query(own?.definition ?? "");
    await client.query(parent?.definition ?? "");
    const restored = await readObject(client, "index", `public."my own"`);
    expect(restored?.hash).toBe(own?.hash);
  }));

test("a partition's index can be attached to an index that waits for it", () =>
  rolledBack(database, async (client) => {
    await client.query(`${partitioned}; create index events_at on only public.events (at);
      create index first on public.events_1 (at); create index second on public.events_2 (at);
      alter index public.events_at attach partition public.first`);
    const waiting = await readObject(client, "index", "public.events_at");
    expect(waiting && valuesOf(waiting)).toMatchObject({ valid: "INVALID" });
    const first = await readObject(client, "index", "public.first");
    expect(first?.definition).toBe(`CREATE INDEX first ON public.events_1 USING btree (at);
ALTER INDEX public.events_at ATTACH PARTITION public.first`);
    await client.query((first?.facets["partition_of"]?.set ?? "").replace("first", "second"));
    const complete = await readObject(client, "index", "public.events_at");
    expect(complete?.facets).not.toHaveProperty("valid");
  }));

test("an index whose building failed is invalid until it is built again", async () => {
  const client = await database.client();
  await client.query(
    "create table public.twice (id int); insert into public.twice values (1), (1)",
  );
  const building = client.query("create unique index concurrently twice_id on public.twice (id)");
  await expect(building).rejects.toMatchObject({ code: "23505" });
  await client.query("truncate public.twice; begin");
  const invalid = await readObject(client, "index", "public.twice_id");
  expect(invalid && valuesOf(invalid)).toMatchObject({ valid: "INVALID" });
  await client.query(invalid?.facets["valid"]?.unset ?? "");
  const valid = await readObject(client, "index", "public.twice_id");
  expect(valid?.facets).not.toHaveProperty("valid");
  await client.query("commit; drop table public.twice");
  await client.close();
});

test("a body that is spelled from the catalog reads as PostgreSQL prints it", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create type public.mood as enum ('ok');
      create domain public.mail as text;
      alter table public.users add feeling public.mood, add address public.mail,
        add code char(3), add plain text collate "C", add area int4range, add doc jsonb, add nick name;
      create index on public.users (id, email, born);
      create index on public.users (email bpchar_ops);
      create index on public.users (name);
      create index on public.users (name varchar_ops);
      create index on public.users (code);
      create index on public.users (plain);
      create index on public.users (plain collate "POSIX");
      create index on public.users (feeling, address, nick);
      create index on public.users using hash (email);
      create index on public.users using gin (tags);
      create index on public.users using gin (doc);
      create index on public.users using gin (doc jsonb_path_ops);
      create index on public.users using gist (area);
      create index on public.users using gist (to_tsvector('simple', email) tsvector_ops (siglen = 100));
      create index on public.users using brin (id int4_minmax_multi_ops);
      create index on public.users (id desc);
      create index on public.users (id nulls first);
      create index on public.users (id) include (email);
      create unique index on public.users (id, name)`);
    const printed = await client.query<{ identity: string; body: string }>(
      `select format('%I.%I', schemaname, indexname) as identity,
        regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \\S+ ', '\\1') as body
       from pg_indexes where schemaname = 'public'`,
    );
    const read = await readCatalog(client, "index");
    expect(read.length).toBe(19);
    expect(new Map(read.map((index) => [index.identity, index.facets["body"]?.value]))).toEqual(
      new Map(printed.map(({ identity, body }) => [identity, body])),
    );
  }));

test("a unique index is a key, any other is behaviour", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create unique index u on public.users (id);
      create index i on public.users (id) with (fillfactor = 70)`);
    const unique = await readObject(client, "index", "public.u");
    const plain = await readObject(client, "index", "public.i");
    expect([unique?.facets["object"]?.impact, unique?.facets["body"]?.impact]).toEqual([
      "key",
      "key",
    ]);
    expect(plain?.facets["body"]?.impact).toBe("behaviour");
    expect(plain?.facets["option:fillfactor"]?.impact).toBe("detail");
  }));
