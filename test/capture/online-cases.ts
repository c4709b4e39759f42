/** Steps of migrations that keep a table in use. */
import type { Case } from "./cases.ts";

export const toldOfOnline: readonly Case[] = [
  {
    name: "an index that becomes a key",
    setup: "create table t (a int not null, b int); create unique index i on t (a)",
    ddl: ["alter table t add constraint k primary key using index i"],
    commits: ["ALTER TABLE: public.i, public.t"],
  },
  {
    name: "an index that becomes a key and keeps its name",
    setup: "create table t (a int, b int)",
    ddl: [
      "create unique index concurrently i on t (a)",
      "alter table t add unique using index i",
      "alter table t rename constraint i to k",
      "alter table t drop constraint k",
    ],
    commits: [
      "CREATE INDEX public.i",
      "ALTER TABLE: public.i, public.t",
      "ALTER TABLE public.t",
      "ALTER TABLE public.t",
    ],
  },
  {
    name: "an index made and become a key in one transaction, beside keys that come with theirs",
    setup: "create table t (a int not null, b int)",
    ddl: [
      "begin; create unique index i on t (a); alter table t add constraint k primary key using index i; alter table t add unique (b); commit",
    ],
    commits: ["CREATE INDEX, ALTER TABLE: public.t"],
  },
  {
    name: "a key of a partitioned table whose partition's column took nulls",
    setup: `create table t (a int) partition by range (a); create table p (a int primary key); alter table p drop constraint p_pkey;
      alter table p alter a drop not null; alter table t attach partition p for values from (0) to (9)`,
    ddl: ["alter table t add primary key (a)"],
    commits: ["ALTER TABLE: public.p, public.t"],
  },
];
