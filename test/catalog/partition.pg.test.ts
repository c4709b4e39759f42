/** What a partition has of its own where its parent says something else. */
import { inject } from "vitest";
import { testCatalog } from "./cases.ts";

const from = (version: number, cases: Parameters<typeof testCatalog>[1]) =>
  inject("postgresVersion") < version ? [] : cases;

testCatalog("table", [
  {
    name: "a partition that differs from its parent in nothing",
    setup: "create table public.p (id int, n int default 1) partition by range (id)",
    ddl: "create table public.t partition of public.p for values from (0) to (1)",
    identity: "public.t",
    definition: "CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1)",
    facets: {
      partition_of: "public.p FOR VALUES FROM (0) TO (1)",
      "column:n/default": "1",
    },
  },
  ...[
    ["ENABLE", "ENABLED", "disable trigger t"],
    ["DISABLE", "DISABLED", "enable trigger t"],
    ["ENABLE REPLICA", "REPLICA", "enable trigger t"],
    ["ENABLE ALWAYS", "ALWAYS", "enable replica trigger t"],
  ].map(([action = "", value = "", ofParent = ""]) => ({
    name: `a partition whose trigger is ${value.toLowerCase()} where its parent's is not`,
    setup: `create table public.p (id int) partition by range (id);
      create function public.f() returns trigger language plpgsql as 'begin return new; end';
      create trigger t after insert on public.p for each row execute function public.f();
      alter table public.p ${ofParent}`,
    ddl: `create table public.t partition of public.p for values from (0) to (1);
      alter table public.t ${action} trigger t`,
    identity: "public.t",
    definition: `CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1);
ALTER TABLE public.t ${action} TRIGGER t`,
    facets: { partition_of: "public.p FOR VALUES FROM (0) TO (1)", "trigger:t/enabled": value },
    comesBackElsewhere: ["partition_of"],
  })),
  {
    name: "a partition that stores a column as usual where its parent does not",
    setup: `create table public.p (id int, note text) partition by range (id);
      alter table public.p alter note set storage external, alter note set compression pglz`,
    ddl: `create table public.t (id int, note text);
      alter table public.p attach partition public.t for values from (0) to (1)`,
    identity: "public.t",
    definition: `CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1);
ALTER TABLE public.t ALTER COLUMN note SET COMPRESSION default;
ALTER TABLE public.t ALTER COLUMN note SET STORAGE EXTENDED`,
    facets: {
      partition_of: "public.p FOR VALUES FROM (0) TO (1)",
      "column:note/storage": "EXTENDED",
      "column:note/compression": "default",
    },
  },
  ...(inject("postgresVersion") < 17
    ? [
        {
          name: "a partition with an identity, which is its own",
          setup: "create table public.p (id int not null) partition by range (id)",
          ddl: `create table public.t partition of public.p for values from (0) to (1);
            alter table public.t alter id add generated always as identity`,
          identity: "public.t",
          definition: `CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1);
ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY`,
          facets: {
            partition_of: "public.p FOR VALUES FROM (0) TO (1)",
            "column:id/identity": "ALWAYS",
            "column:id/not_null": "NOT NULL",
          },
          held: ["column:id/not_null"],
        },
      ]
    : []),
  ...from(16, [
    {
      name: "a partition that generates a column in another way",
      setup: `create table public.p (
        id int, n int generated always as (id + 1) stored, same int generated always as (id) stored
      ) partition by range (id)`,
      ddl: `create table public.t partition of public.p (n generated always as (id + 2) stored)
        for values from (0) to (1)`,
      identity: "public.t",
      definition: `CREATE TABLE public.t PARTITION OF public.p (
    n GENERATED ALWAYS AS ((id + 2)) STORED
) FOR VALUES FROM (0) TO (1)`,
      facets: {
        partition_of: "public.p FOR VALUES FROM (0) TO (1)",
        "column:n/generated": "(id + 2) STORED",
        "column:same/generated": "id STORED",
      },
      held: ["column:n/generated", "column:same/generated"],
    },
  ]),
  ...from(17, [
    {
      name: "a partition that is kept in another way",
      setup: `create access method kept type table handler heap_tableam_handler;
        create table public.p (id int) partition by range (id) using kept`,
      ddl: "create table public.t partition of public.p for values from (0) to (1) using heap",
      identity: "public.t",
      definition:
        "CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1) USING heap",
      facets: { partition_of: "public.p FOR VALUES FROM (0) TO (1)" },
    },
  ]),
]);
