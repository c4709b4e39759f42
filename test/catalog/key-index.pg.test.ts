/** What the index behind a key has that the key's constraint does not say. */
import { testCatalog } from "./cases.ts";

const id = { "column:id": null, "column:id/type": "integer", "column:id/not_null": "NOT NULL" };

testCatalog("table", [
  {
    name: "keys and an exclusion whose indexes have options and comments",
    ddl: `create table public.t (id int primary key with (fillfactor = 50), during int4range);
      alter table public.t add constraint "A b" unique (id) with (fillfactor = 60, deduplicate_items = off),
        add constraint apart exclude using gist (during with &&) with (fillfactor = 70);
      comment on index public.t_pkey is 'it''s "the key"'; comment on index public.apart is 'apart'`,
    identity: "public.t",
    definition: `CREATE TABLE public.t (
    id integer NOT NULL,
    during int4range,
    CONSTRAINT t_pkey PRIMARY KEY (id),
    CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WITH (fillfactor='70')
);
ALTER TABLE public.t ADD CONSTRAINT "A b" UNIQUE (id);
ALTER INDEX public."A b" SET (fillfactor=60);
ALTER INDEX public.t_pkey SET (fillfactor=50);
ALTER INDEX public."A b" SET (deduplicate_items=off)`,
    facets: {
      ...id,
      "column:during": null,
      "column:during/type": "int4range",
      "constraint:t_pkey": "PRIMARY KEY (id)",
      "constraint:t_pkey/index/option:fillfactor": "50",
      "constraint:t_pkey/index/comment": `it's "the key"`,
      "constraint:A b": "UNIQUE (id)",
      "constraint:A b/index/option:fillfactor": "60",
      "constraint:A b/index/option:deduplicate_items": "off",
      "constraint:apart": "EXCLUDE USING gist (during WITH &&) WITH (fillfactor='70')",
      "constraint:apart/index/comment": "apart",
    },
    comesBackElsewhere: [
      "column:id",
      "column:during",
      "constraint:t_pkey",
      "constraint:A b",
      "constraint:apart",
    ],
    oneWay: ["column:id/not_null"],
  },
  {
    name: "a partitioned table whose keys have options",
    ddl: `create table public.t (id int primary key with (fillfactor = 50), n int) partition by range (id);
      alter table public.t add constraint "A b" unique (n, id) with (fillfactor = 60) deferrable initially deferred;
      comment on index public."A b" is 'two'`,
    identity: "public.t",
    definition: `CREATE TABLE public.t (
    id integer NOT NULL,
    n integer,
    CONSTRAINT "A b" UNIQUE (n, id) WITH (fillfactor=60) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT t_pkey PRIMARY KEY (id) WITH (fillfactor=50)
) PARTITION BY RANGE (id)`,
    facets: {
      ...id,
      "column:n": null,
      "column:n/type": "integer",
      partition_key: "RANGE (id)",
      "constraint:t_pkey": "PRIMARY KEY (id) WITH (fillfactor=50)",
      "constraint:A b": "UNIQUE (n, id) WITH (fillfactor=60) DEFERRABLE INITIALLY DEFERRED",
      "constraint:A b/index/comment": "two",
    },
    comesBackElsewhere: ["column:n", "constraint:A b"],
    held: ["column:id", "column:id/type"],
    oneWay: ["column:id/not_null"],
  },
  {
    name: "a partition whose key's index has other options than its parent's",
    setup: `create table public.p (
      id int primary key with (fillfactor = 50), n int, unique (id, n) with (fillfactor = 60), unique (n, id)
    ) partition by range (id)`,
    ddl: `create table public.t partition of public.p for values from (0) to (1);
      alter index public.t_pkey reset (fillfactor);
      alter index public.t_id_n_key set (fillfactor = 70, deduplicate_items = off);
      comment on index public.t_pkey is 'own'`,
    identity: "public.t",
    definition: `CREATE TABLE public.t PARTITION OF public.p FOR VALUES FROM (0) TO (1);
ALTER INDEX public.t_pkey RESET (fillfactor);
ALTER INDEX public.t_id_n_key SET (fillfactor=70);
ALTER INDEX public.t_id_n_key SET (deduplicate_items=off)`,
    facets: {
      partition_of: "public.p FOR VALUES FROM (0) TO (1)",
      "column:id/not_null": "NOT NULL",
      "constraint:t_pkey/index/option:fillfactor": "(default)",
      "constraint:t_pkey/index/comment": "own",
      "constraint:t_id_n_key/index/option:fillfactor": "70",
      "constraint:t_id_n_key/index/option:deduplicate_items": "off",
    },
    comesBackElsewhere: ["partition_of"],
    held: ["column:id/not_null"],
  },
]);
