/** Partitions and heirs that differ from their parents in what they have from them. */

/** What an export has to restore, and the version of PostgreSQL from which on there is such a thing. */
interface Heirs {
  readonly since: number;
  readonly ddl: string;
}

const heirs: Readonly<Record<string, Heirs>> = {
  "foreign keys to a partitioned table, one of them with a name of its own": {
    since: 14,
    ddl: `
      create table s (
        id int primary key, parent int references s, constraint nv foreign key (parent) references s (id)
      ) partition by range (id);
      create table s3 partition of s default;
      create table r (a int references s); alter table r add constraint "A" foreign key (a) references s (id)`,
  },
  "indexes of partitioned tables that wait for those of partitions": {
    since: 14,
    ddl: `
      create table p (id int, x int) partition by range (id);
      create table p1 partition of p for values from (0) to (10) partition by range (x);
      create table p11 partition of p1 for values from (0) to (5);
      create table p12 partition of p1 for values from (5) to (15);
      create index i on only p (x); create index i1 on only p1 (x); create index on p11 (x);
      alter index i1 attach partition p11_x_idx; alter index i attach partition i1;
      create index complete on p (id)`,
  },
  "indexes of partitions of partitions, which differ from the one that gathers them": {
    since: 14,
    ddl: `
      create table p (a int, c int) partition by range (a); create table q partition of p default partition by range (a);
      create table q1 partition of q default; create index i on p (c); comment on index q1_c_idx is 'x';
      create index j on p ((c + 1)); alter index j alter column 1 set statistics 5;
      alter index q1_expr_idx alter column 1 set statistics 6; alter index q_expr_idx alter column 1 set statistics -1;
      create index k on p (a); alter index q1_a_idx rename to "A name";
      create index l on p (a, c); alter index q1_a_c_idx set (fillfactor = 60)`,
  },
  "heirs whose columns come in another order than CREATE TABLE would give them": {
    since: 14,
    ddl: `
      create table p (a text); create table q (d int, e int);
      create table restated (z int default 4, b text default 'x' not null) inherits (p);
      create table two (e int, x int, d int default 2) inherits (q, p);
      create table came (id int, a text not null default 'y', w int); alter table came inherit p;
      create table said (z text) inherits (p);
      alter table p add b text; alter table q add a text default 'z';
      alter table said alter z set statistics 5, alter b set statistics 6, alter b set default 'x', alter a set not null;
      create foreign data wrapper far; create server s foreign data wrapper far;
      create foreign table away (z int options (k '1')) inherits (q) server s; alter table q add f int;
      alter foreign table away alter f options (add l '1'), alter d options (add l '2')`,
  },
  "partitions whose columns come in another order than their parents'": {
    since: 14,
    ddl: `
      create table p (
        a int not null default 4, b text collate "C" default 'x', g int generated always as (1 + 2) stored,
        check (b <> ''), primary key (a)
      ) partition by range (a);
      create table p1 (
        b text collate "C" default 'y', g int generated always as (1 + 2) stored, a int not null,
        constraint p_b_check check (b <> ''), constraint mine check (a > 0), constraint "my U" unique (b, a)
      ) partition by range (a);
      alter table p attach partition p1 for values from (0) to (10);
      create table p11 (
        a int not null default 4, g int generated always as (1 + 2) stored, b text collate "C",
        constraint p_b_check check (b <> ''), constraint mine check (a > 0)
      ) with (fillfactor = 20);
      alter table p1 attach partition p11 default; alter table p11 alter b set storage external;
      create index i on p (b); alter table p add foreign key (a) references p; comment on column p11.a is 'a';
      create foreign data wrapper far; create server s foreign data wrapper far; create table f (a int, b text) partition by range (a);
      create foreign table f1 (b text options (k 'v'), a int) server s options (x 'y');
      alter table f attach partition f1 for values from (0) to (1)`,
  },
  "partitions in another order, with names of their own for a NOT NULL and their own expression": {
    since: 18,
    ddl: `
      create table p (a int constraint pa not null, b int, c int, g int generated always as (b + 2)) partition by range (a);
      create table p1 (
        b int, a int constraint p1a not null, c int constraint p1c not null, g int generated always as (b + 1)
      );
      alter table p attach partition p1 for values from (0) to (1)`,
  },
  "identities that heirs of what has none have": {
    since: 14,
    ddl: `
      create table parent (id int, n int); create table child (own int) inherits (parent);
      alter table child alter id set not null, alter id add generated always as identity (start 7),
        alter n set not null, alter n add generated by default as identity (sequence name counted)`,
  },
  "a partition and its default, and a check that was not validated, in cycles": {
    since: 14,
    ddl: `
      create table p (a int, b text) partition by range (a); create table p1 (b text, a int);
      alter table p attach partition p1 for values from (0) to (1);
      create function said(p1) returns text language sql immutable as $$ select 'x' $$;
      alter table p alter b set default said(null::p1); alter table p1 add check (said(p1) <> '');
      create table t (a int); create function known(t) returns boolean language sql immutable as $$ select true $$;
      alter table t add constraint all_known check (known(t)) not valid`,
  },
  "heirs that store a column as usual where their parents do not": {
    since: 14,
    ddl: `
      create table p (a int, b text) partition by range (a);
      alter table p alter b set storage external, alter b set compression pglz;
      create table p1 (a int, b text); alter table p attach partition p1 for values from (0) to (1);
      create table p2 (b text, a int); alter table p attach partition p2 for values from (1) to (2);
      create table p3 partition of p default;
      create table c (b text); create table q (b text); alter table c inherit q; alter table only q alter b set storage main`,
  },
  "options, targets and comments of the indexes behind keys, of partitions too": {
    since: 14,
    ddl: `
      create table "T" (id int primary key with (fillfactor = 50), label text unique);
      alter table "T" add constraint again unique (id) with (deduplicate_items = off, fillfactor = 60);
      comment on index "T_pkey" is 'it''s a key'; comment on index again is 'again';
      create function label_of("T") returns text language sql immutable as $$ select $1.id::text $$;
      alter table "T" add constraint apart exclude using btree (label_of("T") with =) with (fillfactor = 70);
      comment on index apart is 'apart'; alter index apart alter column 1 set statistics 7;
      create table p (
        id int primary key with (fillfactor = 50), n int, unique (id, n) with (fillfactor = 60) deferrable
      ) partition by range (id);
      create table p1 partition of p for values from (0) to (1); alter index p1_pkey reset (fillfactor);
      alter index p1_id_n_key set (fillfactor = 70, deduplicate_items = off);
      comment on index p_pkey is 'of all'; comment on index p1_pkey is 'of one'`,
  },
  "partitions whose triggers fire at other times than their parent's": {
    since: 14,
    ddl: `
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create table whole (id int, x int) partition by range (id);
      create table part partition of whole for values from (0) to (1) partition by range (x);
      create table a_leaf partition of part for values from (0) to (1);
      create table b_leaf partition of part for values from (1) to (2);
      create trigger "T" after insert on whole for each row execute function f(); alter table whole disable trigger "T";
      alter table part enable replica trigger "T"; alter table a_leaf enable trigger "T";
      create trigger noted after update on part for each row execute function f();
      alter table b_leaf enable always trigger noted`,
  },
  "partitions and an heir that generate a column in another way": {
    since: 17,
    ddl: `
      create table p (a int, b int, v int generated always as (b + 1) stored) partition by range (a);
      create table p1 partition of p (v generated always as (b + 2) stored) for values from (0) to (1);
      create table p2 partition of p for values from (1) to (2) partition by range (a);
      create table p3 partition of p2 default; alter table p2 alter v set expression as (b + 3);
      create table q (b int, v int generated always as (b + 1) stored); create table c () inherits (q);
      alter table c alter v set expression as (b + 2)`,
  },
  "partitions that are kept in another way than their parent says": {
    since: 17,
    ddl: `
      create access method kept type table handler heap_tableam_handler;
      create table p (a int) partition by range (a) using kept;
      create table p1 partition of p for values from (0) to (1) using heap;
      create table p2 partition of p for values from (1) to (2) partition by range (a);
      alter table p2 set access method default; create table p3 partition of p2 default`,
  },
  "heirs with names of their own for a NOT NULL of their parent": {
    since: 18,
    ddl: `
      create table par (x int constraint pxnn not null); create table plain (x int not null);
      create table chi (constraint own not null x, q int) inherits (par);
      create table restated (x int constraint own not null, q int) inherits (plain);
      create table came (id int constraint "has id" not null, x int constraint bnn not null); alter table came inherit par;
      create foreign data wrapper far; create server s foreign data wrapper far;
      create foreign table away (constraint own not null x) inherits (par) server s`,
  },
  "a partition and a typed table with names of their own for a NOT NULL": {
    since: 18,
    ddl: `
      create table par (a int not null, b int default 1) partition by range (a);
      create table p1 partition of par (constraint own_nn not null a, check (b > 0)) for values from (0) to (1);
      create type pair as (x int, y int); create table pairs of pair (constraint "has x" not null x, y default 3)`,
  },
};

/** The schemas of a version of PostgreSQL, by what of them is hard to restore. */
export function heirsOf(version: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(heirs)
      .filter(([, { since }]) => version >= since)
      .map(([name, { ddl }]) => [name, ddl]),
  );
}
