import { type Scenario, scenariosOf } from "./scenario.ts";

const p = (lines: readonly string[], options = "") =>
  `create procedure p(a int) language plpgsql ${options} as $$begin\n${lines.join("\n")}\nend$$`;
const lines = ["a := a + 1;", "a := a * 2;", "a := a - 3;"];

const routines = [
  ...scenariosOf({ type: "procedure", identity: "public.p(integer)" }, [
    {
      name: "lines edited apart",
      base: p(lines),
      current: p(lines.with(0, "a := 1;")),
      incoming: p(lines.with(2, "a := 3;")),
      merged: p(["a := 1;", "a := a * 2;", "a := 3;"]),
    },
    {
      name: "the same line edited",
      base: p(lines),
      current: p(lines.with(1, "a := 1;")),
      incoming: p(lines.with(1, "a := 2;")),
      merged: { collides: ["body"] },
    },
    {
      name: "whose rights it has, and a setting",
      base: p(lines),
      current: p(lines, "security definer"),
      incoming: p(lines, "set work_mem = '1MB'"),
      merged: p(lines, "security definer set work_mem = '1MB'"),
    },
  ]),
  ...scenariosOf({ type: "aggregate", identity: "public.total(integer)" }, [
    {
      name: "how it counts, and a comment",
      base: "create aggregate total(int) (sfunc = int4pl, stype = int)",
      current:
        "create aggregate total(int) (sfunc = int4pl, stype = int); comment on aggregate total(int) is 'one'",
      incoming: "create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0')",
      merged:
        "create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0'); comment on aggregate total(int) is 'one'",
    },
    {
      name: "how it counts on both sides",
      base: "create aggregate total(int) (sfunc = int4pl, stype = int)",
      current: "create aggregate total(int) (sfunc = int4mul, stype = int)",
      incoming: "create aggregate total(int) (sfunc = int4mi, stype = int)",
      merged: { collides: ["body"] },
    },
  ]),
];

const types = [
  ...scenariosOf({ type: "range", identity: "public.r" }, [
    {
      name: "another subtype, and a grant",
      base: "create type r as range (subtype = int)",
      current: "create type r as range (subtype = int); grant usage on type r to pggit_reader",
      incoming: "create type r as range (subtype = bigint)",
      merged: "create type r as range (subtype = bigint); grant usage on type r to pggit_reader",
    },
    {
      name: "two subtypes",
      base: "create type r as range (subtype = int)",
      current: "create type r as range (subtype = numeric)",
      incoming: "create type r as range (subtype = bigint)",
      merged: { collides: ["subtype"] },
    },
  ]),
  ...scenariosOf({ type: "collation", identity: "public.c" }, [
    {
      name: "another locale, and a comment",
      base: "create collation c (provider = icu, locale = 'de')",
      current:
        "create collation c (provider = icu, locale = 'de'); comment on collation c is 'order'",
      incoming: "create collation c (provider = icu, locale = 'fr')",
      merged:
        "create collation c (provider = icu, locale = 'fr'); comment on collation c is 'order'",
    },
    {
      name: "two locales",
      base: "create collation c (provider = icu, locale = 'de')",
      current: "create collation c (provider = icu, locale = 'fr')",
      incoming: "create collation c (provider = icu, locale = 'sv')",
      merged: { collides: ["locale"] },
    },
  ]),
  ...scenariosOf({ type: "text search dictionary", identity: "public.d" }, [
    {
      name: "an option, and its end",
      base: "create text search dictionary d (template = snowball, language = english, stopwords = english)",
      current: "create text search dictionary d (template = snowball, language = english)",
      incoming:
        "create text search dictionary d (template = snowball, language = german, stopwords = english)",
      merged: "create text search dictionary d (template = snowball, language = german)",
    },
  ]),
  ...scenariosOf({ type: "text search configuration", identity: "public.c" }, [
    {
      name: "mappings of two kinds of token",
      base: "create text search configuration c (parser = 'default')",
      current:
        "create text search configuration c (parser = 'default'); alter text search configuration c add mapping for word with simple",
      incoming:
        "create text search configuration c (parser = 'default'); alter text search configuration c add mapping for int with simple",
      merged:
        "create text search configuration c (parser = 'default'); alter text search configuration c add mapping for word, int with simple",
    },
    {
      name: "two mappings of one kind of token",
      base: "create text search configuration c (parser = 'default')",
      current:
        "create text search configuration c (parser = 'default'); alter text search configuration c add mapping for word with simple",
      incoming:
        "create text search configuration c (parser = 'default'); alter text search configuration c add mapping for word with english_stem",
      merged: { collides: ["mapping:word"] },
    },
  ]),
];

const foreign = [
  ...scenariosOf(
    { type: "foreign server", identity: "s", setup: "create foreign data wrapper w" },
    [
      {
        name: "an option on each side",
        base: "create server s foreign data wrapper w",
        current: "create server s foreign data wrapper w options (host 'a')",
        incoming: "create server s version '2' foreign data wrapper w options (port '1')",
        merged: "create server s version '2' foreign data wrapper w options (host 'a', port '1')",
      },
      {
        name: "two values of one option",
        base: "create server s foreign data wrapper w options (host 'a')",
        current: "create server s foreign data wrapper w options (host 'b')",
        incoming: "create server s foreign data wrapper w options (host 'c')",
        merged: { collides: ["option:host"] },
      },
    ],
  ),
  ...scenariosOf(
    {
      type: "foreign table",
      identity: "public.t",
      setup: "create foreign data wrapper w; create server s foreign data wrapper w",
    },
    [
      {
        name: "a column on each side",
        base: "create foreign table t (id int) server s",
        current: "create foreign table t (id int, a text) server s",
        incoming: "create foreign table t (id int, b text) server s",
        merged: "create foreign table t (id int, a text, b text) server s",
      },
      {
        name: "a wider type, and an option",
        base: "create foreign table t (id int) server s",
        current: "create foreign table t (id int) server s options (name 'a')",
        incoming: "create foreign table t (id bigint) server s",
        merged: "create foreign table t (id bigint) server s options (name 'a')",
      },
      {
        name: "types changed both ways",
        base: "create foreign table t (id int) server s",
        current: "create foreign table t (id text) server s",
        incoming: "create foreign table t (id bigint) server s",
        merged: { collides: ["column:id/type"] },
      },
      {
        name: "options of two columns",
        base: "create foreign table t (id int, n int) server s",
        current: "create foreign table t (id int options (name 'a'), n int) server s",
        incoming: "create foreign table t (id int, n int options (name 'b')) server s",
        merged:
          "create foreign table t (id int options (name 'a'), n int options (name 'b')) server s",
      },
    ],
  ),
];

const aside = [
  ...scenariosOf(
    {
      type: "publication",
      identity: "pub",
      setup: "create table a (id int primary key); create table b (id int primary key)",
    },
    [
      {
        name: "a table on each side",
        base: "create publication pub",
        current: "create publication pub for table a",
        incoming: "create publication pub for table b",
        merged: "create publication pub for table a, b",
      },
      {
        name: "one table goes, and what is published changes",
        base: "create publication pub for table a, b",
        current: "create publication pub for table a, b with (publish = 'insert')",
        incoming: "create publication pub for table b",
        merged: "create publication pub for table b with (publish = 'insert')",
      },
      {
        name: "two lists of what is published",
        base: "create publication pub",
        current: "create publication pub with (publish = 'insert')",
        incoming: "create publication pub with (publish = 'update')",
        merged: { collides: ["publish"] },
      },
    ],
  ),
  ...scenariosOf({ type: "extension", identity: "citext", setup: "create schema app" }, [
    {
      name: "another schema, and a comment",
      base: "create extension citext",
      current: "create extension citext; comment on extension citext is 'any case'",
      incoming: "create extension citext schema app",
      merged: "create extension citext schema app; comment on extension citext is 'any case'",
    },
    {
      name: "gone there, unchanged here",
      base: "create extension citext",
      current: "create extension citext",
      incoming: "",
      merged: "",
    },
  ]),
  ...scenariosOf({ type: "rule", identity: "r on public.b", setup: "create table b (id int)" }, [
    {
      name: "what it does, and whether",
      base: "create rule r as on delete to b do instead nothing",
      current: "create rule r as on delete to b do instead nothing; alter table b disable rule r",
      incoming: "create rule r as on delete to b where old.id = 1 do instead nothing",
      merged:
        "create rule r as on delete to b where old.id = 1 do instead nothing; alter table b disable rule r",
    },
    {
      name: "what it does on both sides",
      base: "create rule r as on delete to b do instead nothing",
      current: "create rule r as on delete to b where old.id = 1 do instead nothing",
      incoming: "create rule r as on delete to b where old.id = 2 do instead nothing",
      merged: { collides: ["body"] },
    },
  ]),
  ...scenariosOf(
    { type: "statistics", identity: "public.s", setup: "create table b (a int, b int, c int)" },
    [
      {
        name: "its columns, and its target",
        base: "create statistics s on a, b from b",
        current: "create statistics s on a, b from b; alter statistics s set statistics 50",
        incoming: "create statistics s on a, c from b",
        merged: "create statistics s on a, c from b; alter statistics s set statistics 50",
      },
      {
        name: "two targets",
        base: "create statistics s on a, b from b",
        current: "create statistics s on a, b from b; alter statistics s set statistics 50",
        incoming: "create statistics s on a, b from b; alter statistics s set statistics 60",
        merged: { collides: ["target"] },
      },
    ],
  ),
  ...scenariosOf(
    {
      type: "event trigger",
      identity: "watch",
      setup: "create function told() returns event_trigger language plpgsql as 'begin end'",
    },
    [
      {
        name: "its tags, and whether it runs",
        base: "create event trigger watch on sql_drop execute function told()",
        current:
          "create event trigger watch on sql_drop execute function told(); alter event trigger watch disable",
        incoming:
          "create event trigger watch on sql_drop when tag in ('DROP TABLE') execute function told()",
        // its definition is one text, of which both changed neighbouring lines
        merged: { refused: /event trigger watch cannot be altered so far: tags/ },
      },
      {
        name: "two events",
        base: "create event trigger watch on sql_drop execute function told()",
        current: "create event trigger watch on ddl_command_start execute function told()",
        incoming: "create event trigger watch on ddl_command_end execute function told()",
        merged: { collides: ["event"] },
      },
    ],
  ),
  ...scenariosOf(
    {
      type: "default privileges",
      identity: "for role postgres in schema app on tables",
      setup: "create schema app",
    },
    [
      {
        name: "a grant on each side",
        base: "alter default privileges in schema app grant select on tables to pggit_reader",
        current:
          "alter default privileges in schema app grant select, insert on tables to pggit_reader",
        incoming:
          "alter default privileges in schema app grant select on tables to pggit_reader, pggit_admin",
        merged:
          "alter default privileges in schema app grant select, insert on tables to pggit_reader; alter default privileges in schema app grant select on tables to pggit_admin",
      },
      {
        name: "one that may be passed on here, and is gone there",
        base: "alter default privileges in schema app grant select, insert on tables to pggit_reader",
        current:
          "alter default privileges in schema app grant insert on tables to pggit_reader; alter default privileges in schema app grant select on tables to pggit_reader with grant option",
        incoming: "alter default privileges in schema app grant insert on tables to pggit_reader",
        merged: { collides: ["privilege:pggit_reader:SELECT"] },
      },
    ],
  ),
  ...scenariosOf(
    {
      type: "cast",
      identity: "(public.e AS integer)",
      setup:
        "create type e as enum ('a'); create function f(e) returns int immutable language sql as 'select 1'; create function g(e) returns int immutable language sql as 'select 2'",
    },
    [
      {
        name: "where it is used, and a comment",
        base: "create cast (e as int) with function f(e)",
        current:
          "create cast (e as int) with function f(e); comment on cast (e as int) is 'a number'",
        incoming: "create cast (e as int) with function f(e) as assignment",
        merged:
          "create cast (e as int) with function f(e) as assignment; comment on cast (e as int) is 'a number'",
      },
    ],
  ),
  ...scenariosOf({ type: "operator", identity: "public.===(integer,integer)" }, [
    {
      name: "two comments",
      base: "create operator === (function = int4eq, leftarg = int, rightarg = int)",
      current:
        "create operator === (function = int4eq, leftarg = int, rightarg = int); comment on operator === (int, int) is 'one'",
      incoming:
        "create operator === (function = int4eq, leftarg = int, rightarg = int); comment on operator === (int, int) is 'two'",
      merged: { collides: ["comment"] },
    },
  ]),
];

/** Conflicts about kinds that are met less often. */
export const rarerKinds: readonly Scenario[] = [...routines, ...types, ...foreign, ...aside];
