/** Rules that are written twice, in SQL and in TypeScript, say the same. */
import fc from "fast-check";
import { diffFacets, type Facets, guideName } from "pggit";
import { expect, test } from "vitest";
import { narrowsType } from "../../packages/pggit/src/compare/narrows-type.ts";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed, { each: "file" });
const connectTo = useConnections();

test("which type is narrower", async () => {
  const names = [
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
    "text",
    "uuid",
    "character varying",
    "character varying(5)",
    "character varying(10)",
    "character(5)",
    "character",
    "numeric(10,2)",
    "numeric(8,2)",
    "numeric(12,4)",
    "numeric(5,-2)",
    "numeric(10)",
    "integer[]",
    "bigint[]",
    "numeric(10,2)[]",
    "character varying(5)[]",
    'text COLLATE "C"',
    "timestamp(3) without time zone",
    "timestamp without time zone",
    '"My Type"',
    "public.money(3)",
  ];
  const sql = await connectTo(db.url);
  const rows = await sql.query<{ before: string; after: string; narrows: boolean }>(
    `select before, after, pggit.narrows_type(before, after) as narrows
     from unnest($1::text[]) as before cross join unnest($1::text[]) as after`,
    [names],
  );
  expect(rows).toHaveLength(names.length ** 2);
  for (const row of rows) {
    expect(row).toEqual({ ...row, narrows: narrowsType(row.before, row.after) });
  }
});

test("how an object is named", async () => {
  const part = fc.constantFrom("public", "users", '"a b"', '"on public."', '"x""y"', "api");
  const identities = fc
    .array(
      fc
        .constantFrom(".", " on ", "(numeric)", "public.", " ")
        .chain((glue) => part.map((name) => glue + name)),
    )
    .chain((tail) => part.map((head) => head + tail.join("")));
  const samples = [...new Set(fc.sample(identities, { numRuns: 1000, seed: 1 }))];
  const sql = await connectTo(db.url);
  const rows = await sql.query<{ identity: string; name: string }>(
    "select identity, pggit.guide_name(identity) as name from unnest($1::text[]) as identity",
    [samples],
  );
  expect(rows).toEqual(samples.map((identity) => ({ identity, name: guideName(identity) })));
});

const keys = [
  "object",
  "column:a",
  "column:a/type",
  "column:a/default",
  "column:a/comment",
  "column:ab",
  "column:ab/type",
  "column:a/b/type",
  "column:a/position",
  "column:ab/position",
  "constraint:x",
  "owner",
  "comment",
  "privilege:app:SELECT",
];

const facet = fc.record(
  {
    rank: fc.constantFrom(0, 10001, 12001, 95000),
    aspect: fc.constantFrom("structure", "presence", "owner", "privileges", "comments"),
    impact: fc.constantFrom("contract", "restriction", "key", "behaviour", "detail"),
    value: fc.constantFrom("integer", "bigint", "text", "numeric(10,2)", "numeric(8,2)", "é", ""),
    inline: fc.constantFrom("a integer", "a text"),
  },
  { requiredKeys: ["rank", "aspect", "impact"] },
);

test("what differs between two readings, in which order, and how far it reaches", async () => {
  const facets = fc.dictionary(fc.constantFrom(...keys), facet, { maxKeys: 8 });
  const aspects = fc.subarray(["structure", "owner", "privileges", "comments"] as const);
  const samples = fc.sample(fc.tuple(facets, facets, aspects), { numRuns: 2000, seed: 2 });
  const sql = await connectTo(db.url);
  const rows = await sql.query<{ changes: object[] }>(
    `select coalesce((
       select json_agg(json_build_object('facet', d.facet, 'change', d.change, 'before', d.before_value,
         'after', d.after_value, 'level', d.level) order by d.place)
       from pggit.diff_facets(s -> 0, s -> 1, array(select jsonb_array_elements_text(s -> 2)))
         with ordinality as d (facet, change, before_value, after_value, level, place)
     ), '[]') as changes
     from jsonb_array_elements($1::jsonb) with ordinality as t (s, place) order by t.place`,
    [JSON.stringify(samples)],
  );
  const expected = samples.map(([before, after, wanted]) =>
    diffFacets(before as Facets, after as Facets, wanted),
  );
  expect(expected.filter((changes) => changes.length > 1).length).toBeGreaterThan(500);
  expect(rows.map(({ changes }) => changes)).toEqual(expected);
});
