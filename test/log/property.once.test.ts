/** Whatever happened: the readers say what the commits and trees hold, and nothing else. */
import fc from "fast-check";
import type { Sql } from "pggit";
import { connect } from "pggit";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { database } from "../servers/databases.ts";
import { column } from "./history.ts";

const table = fc.constantFrom("alpha", '"Beta b"', "app.alpha");
const name = fc.constantFrom("alpha", '"Beta b"', "gamma");
const columnName = fc.constantFrom("a", '"C c"');
const type = fc.constantFrom("int", "text", "varchar(10)");

/** One statement; many of them fail, as they would for a user. */
const statement = fc.oneof(
  fc.tuple(table, columnName, type).map(([t, c, y]) => `create table ${t} (id int, ${c} ${y})`),
  table.map((t) => `drop table ${t}`),
  fc.tuple(table, columnName, type).map(([t, c, y]) => `alter table ${t} add column ${c} ${y}`),
  fc.tuple(table, columnName).map(([t, c]) => `alter table ${t} drop column ${c}`),
  fc
    .tuple(table, columnName)
    .map(([t, c]) => `alter table ${t} alter column ${c} set default null`),
  fc.tuple(table, columnName).map(([t, c]) => `alter table ${t} alter column ${c} drop default`),
  fc.tuple(table, name).map(([t, n]) => `alter table ${t} rename to ${n}`),
  table.map((t) => `alter table ${t} set schema public`),
  table.map((t) => `comment on table ${t} is 'x'`),
  table.map((t) => `create view v as select id from ${t}`),
  fc.constant("drop view v"),
  fc
    .tuple(table, name)
    .map(([t, n]) => `begin; alter table ${t} rename to ${n}; create table ${t} (z int); commit`),
  fc.constantFrom(
    "select pggit.create_branch('side')",
    "select pggit.switch_branch('side', true)",
    "select pggit.switch_branch('main', true)",
    "select pggit.delete_branch('side', true)",
  ),
);

test("log, diff, blame and object_at agree with the commits", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 12, maxLength: 20, size: "max" }), holds),
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);

async function holds(statements: readonly string[]): Promise<void> {
  const made = await database(installed);
  const sql = await connect(made.url);
  try {
    await sql.script("create schema app");
    for (const each of statements) {
      await sql.script(each).catch(() => sql.script("rollback"));
      // a rename changes what depends on it, which no event tells
      await sql.query("select pggit.fold(true)");
    }
    const commits = await column(sql, chain);
    expect(await column(sql, "select commit_hash from pggit.log(max_count => null)")).toEqual(
      commits,
    );
    await objectsAreThoseOfTheTree(sql, commits);
    await diffsLeadFromOneToTheOther(sql, commits);
    await blameIsWhereTheValueBegan(sql);
    expect(await column(sql, "select status from pggit.verify_consistency()")).toEqual(["ok"]);
  } finally {
    await sql.close();
    await made.drop();
  }
}

const chain = `
  with recursive line as (
    select c.*, 0 as age from pggit.branches as b inner join pggit.commits as c on c.hash = b.head_hash where b.is_current
    union all
    select c.*, l.age + 1 from line as l inner join pggit.commits as c on c.hash = l.parent_hash
  )
  select encode(hash, 'hex') from line order by age`;

/** The definitions of all objects at a commit, by type and name. */
async function definitions(sql: Sql, commit: string): Promise<Record<string, string>> {
  const rows = await sql.query<{ key: string; definition: string }>(
    `select e.object_type || ' ' || pggit.guide_name(e.identity) as key, b.content ->> 'definition' as definition
     from pggit.tree_entries((pggit.find_commit($1)).tree_hash) as e
     inner join pggit.blobs as b on b.hash = e.blob_hash`,
    [commit],
  );
  return Object.fromEntries(rows.map(({ key, definition }) => [key, definition]));
}

async function objectsAreThoseOfTheTree(sql: Sql, commits: readonly string[]): Promise<void> {
  for (const commit of commits.slice(0, 4)) {
    for (const [key, definition] of Object.entries(await definitions(sql, commit))) {
      const [, kind = "", object = ""] = /^(\w+) (.*)$/s.exec(key) ?? [];
      expect(
        await column(sql, "select definition from pggit.object_at($1, $2, $3)", [
          object,
          commit,
          kind,
        ]),
      ).toEqual([definition]);
    }
  }
}

interface Changed {
  readonly object_type: string;
  readonly object_name: string;
  readonly old_name: string | null;
  readonly definition_after: string | null;
}

async function diffsLeadFromOneToTheOther(sql: Sql, commits: readonly string[]): Promise<void> {
  const some = commits.filter((_, index) => index % 3 === 0);
  for (const from of some) {
    for (const to of some) {
      const changes = await sql.query<Changed>("select * from pggit.diff_definitions($1, $2)", [
        from,
        to,
      ]);
      const applied = await definitions(sql, from);
      for (const { object_type, object_name, old_name } of changes) {
        delete applied[`${object_type} ${old_name ?? object_name}`];
      }
      for (const { object_type, object_name, definition_after } of changes) {
        if (definition_after !== null) applied[`${object_type} ${object_name}`] = definition_after;
      }
      expect(applied).toEqual(await definitions(sql, to));
    }
  }
}

/** Facets whose commit does not have the value, or whose commit's parent has it of the same object already. */
async function blameIsWhereTheValueBegan(sql: Sql): Promise<void> {
  const objects = await sql.query<{ object_type: string; identity: string }>(
    "select object_type, identity from pggit.tree_entries((pggit.find_commit('HEAD')).tree_hash)",
  );
  for (const { object_type, identity } of objects) {
    const facets = await sql.query<{ facet: string; commit_hash: string; value: string | null }>(
      "select facet, commit_hash, value from pggit.blame($1, of_type => $2)",
      [identity, object_type],
    );
    expect(facets.length).toBeGreaterThan(0);
    for (const { facet, commit_hash, value } of facets) {
      const changes = await sql.query(
        `select from pggit.show_commit($1) as s
         left join lateral jsonb_array_elements(s.facets) as f on true
         where s.object_type = $2 and s.action <> 'drop'
           and (s.action = 'create' or f ->> 'facet' = $3 or starts_with($3, (f ->> 'facet') || '/'))
           and ($4::text is null or f is null or f ->> 'facet' <> $3 or f ->> 'after' = $4)`,
        [commit_hash, object_type, facet, value],
      );
      expect([identity, facet, value, changes.length > 0]).toEqual([identity, facet, value, true]);
    }
  }
}
