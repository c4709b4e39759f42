-- Operators, casts, languages, text search, access methods, base types.
create collation app.german (provider = libc, locale = 'C');
create collation app.copy from "C";
create conversion app.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create function app.status_number(app.status) returns int language sql immutable as 'select 1';
create cast (app.status as int) with function app.status_number(app.status) as assignment;
create cast (app.point as text) with inout;
create function app.status_before(app.status, int) returns bool language sql immutable as 'select true';
create function app.number_before(int, app.status) returns bool language sql immutable as 'select true';
create operator app.<<< (leftarg = app.status, rightarg = int, function = app.status_before, commutator = operator(app.>>>), restrict = scalarltsel, join = scalarltjoinsel);
create operator app.>>> (leftarg = int, rightarg = app.status, function = app.number_before, commutator = operator(app.<<<));
create operator family app.numbers_family using btree;
create operator class app.numbers_class for type int using btree family app.numbers_family as
  operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create trusted language app_language handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
create function app.from_sql(internal) returns internal language internal immutable as 'textin';
create transform for app.status language app_language (from sql with function app.from_sql(internal));
create access method app_heap type table handler heap_tableam_handler;
create type app.shell;
create text search parser app.parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template app.template (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary app.dictionary (template = pg_catalog.simple, stopwords = english, accept = false);
create text search configuration app.configuration (parser = app.parser);
alter text search configuration app.configuration add mapping for asciiword, word with app.dictionary, pg_catalog.english_stem;
comment on operator app.<<< (app.status, int) is 'before';
comment on cast (app.status as int) is 'by number';
comment on text search configuration app.configuration is 'ours';
create index customers_search on app.customers using gin (to_tsvector('app.configuration', name));
create view app.with_operators as
  select id from app.customers where state operator(app.<<<) 3 and name collate app.german > 'a' order by id using operator(pg_catalog.>);
