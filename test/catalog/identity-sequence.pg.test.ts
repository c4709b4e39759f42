/** The sequence of an identity column is the column's: what somebody said of it are facets of the table. */
import { inject } from "vitest";
import { testCatalog } from "./cases.ts";

const column = {
  "column:id": null,
  "column:id/type": "integer",
  "column:id/identity": "ALWAYS",
  "column:id/not_null": "NOT NULL",
};
// what goes with the column or the identity is put back by statements of its own; an identity needs NOT NULL
const parts = {
  comesBackElsewhere: ["column:id", "column:id/identity"],
  held: ["column:id/not_null"],
};
const identity = "public.t";
const long = { table: "€".repeat(16), column: "x".repeat(40) };

testCatalog("table", [
  {
    name: "an identity's sequence that was renamed, with a comment and privileges",
    ddl: `create table public.t (id int generated always as identity (start with 5));
      alter sequence public.t_id_seq rename to "Other ""one";
      comment on sequence public."Other ""one" is 'it''s "so"';
      grant usage on sequence public."Other ""one" to pg_monitor`,
    identity,
    definition: `CREATE TABLE public.t (
    id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public."Other ""one" START WITH 5 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1) NOT NULL
)`,
    facets: {
      ...column,
      "column:id/identity":
        "ALWAYS START WITH 5 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1",
      "column:id/identity/name": 'Other "one',
      "column:id/identity/comment": `it's "so"`,
      "column:id/identity/privilege:pg_monitor:USAGE": "granted",
    },
    ...parts,
  },
  {
    name: "an identity's sequence whose name PostgreSQL had to cut",
    ddl: `create table public."${long.table}" ("${long.column}" int generated always as identity)`,
    identity: `public."${long.table}"`,
    definition: `CREATE TABLE public."${long.table}" (\n    ${long.column} integer GENERATED ALWAYS AS IDENTITY NOT NULL\n)`,
    facets: Object.fromEntries(
      Object.entries(column).map(([key, value]) => [key.replace(":id", `:${long.column}`), value]),
    ),
    comesBackElsewhere: parts.comesBackElsewhere.map((key) =>
      key.replace(":id", `:${long.column}`),
    ),
    held: [`column:${long.column}/not_null`],
  },
  ...(inject("postgresVersion") < 15
    ? []
    : [
        {
          name: "an identity's sequence that is not logged as its table is",
          ddl: "create table public.t (id int generated always as identity); alter sequence public.t_id_seq set unlogged",
          identity,
          definition: `CREATE TABLE public.t (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL
);
ALTER SEQUENCE public.t_id_seq SET UNLOGGED`,
          facets: { ...column, "column:id/identity/persistence": "UNLOGGED" },
          ...parts,
        },
      ]),
]);
