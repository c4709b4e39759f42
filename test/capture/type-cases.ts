/** Statements on what types, operators and text search are made of, told by their events alone. */
import type { Case } from "./cases.ts";

export const toldOfTypes: readonly Case[] = [
  {
    name: "text search",
    ddl: [
      `create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,
        lextypes = prsd_lextype)`,
      "create text search template t (lexize = dsimple_lexize)",
      "create text search dictionary d (template = simple)",
      "alter text search dictionary d (stopwords = english)",
      "create text search configuration c (parser = p)",
      "alter text search configuration c add mapping for asciiword with d",
      "alter text search configuration c alter mapping replace d with simple",
      "alter text search configuration c owner to current_user",
      "alter text search template t rename to u",
      "comment on text search parser p is 'cuts'",
      "drop text search parser p cascade",
      "drop text search dictionary d",
      "drop text search template u",
    ],
    commits: [
      "CREATE TEXT SEARCH PARSER public.p",
      "CREATE TEXT SEARCH TEMPLATE public.t",
      "CREATE TEXT SEARCH DICTIONARY public.d",
      "ALTER TEXT SEARCH DICTIONARY public.d",
      "CREATE TEXT SEARCH CONFIGURATION public.c",
      "ALTER TEXT SEARCH CONFIGURATION public.c",
      "ALTER TEXT SEARCH CONFIGURATION public.c",
      "ALTER TEXT SEARCH TEMPLATE public.u",
      "COMMENT public.p",
      "DROP TEXT SEARCH PARSER: public.c, public.p",
      "DROP TEXT SEARCH DICTIONARY public.d",
      "DROP TEXT SEARCH TEMPLATE public.u",
    ],
  },
  {
    name: "languages, transforms, casts, collations, conversions and access methods",
    setup: `create type mood as enum ('sad');
      create function from_sql(internal) returns internal language internal immutable as 'textin'`,
    ddl: [
      "create trusted language lang handler plpgsql_call_handler",
      "grant usage on language lang to pg_monitor",
      "alter language lang rename to tongue",
      "create transform for mood language tongue (from sql with function from_sql(internal))",
      "comment on transform for mood language tongue is 'one way'",
      "drop language tongue cascade",
      "create cast (mood as int) with inout",
      "comment on cast (mood as int) is 'how sad'",
      "drop type mood cascade",
      'create collation coll from "C"',
      "alter collation coll rename to bytes",
      "drop collation bytes",
      "create conversion conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
      "alter conversion conv rename to convert",
      "drop conversion convert",
      "create access method heap2 type table handler heap_tableam_handler",
      "comment on access method heap2 is 'another'",
      "drop access method heap2",
      "create type span as range (subtype = float8)",
    ],
    commits: [
      "CREATE LANGUAGE lang",
      "GRANT lang",
      "ALTER LANGUAGE tongue",
      "CREATE TRANSFORM for public.mood language tongue",
      "COMMENT for public.mood language tongue",
      "DROP LANGUAGE: tongue, for public.mood language tongue",
      "CREATE CAST (public.mood AS integer)",
      "COMMENT (public.mood AS integer)",
      "DROP TYPE: (public.mood AS integer), public.mood",
      "CREATE COLLATION public.coll",
      "ALTER COLLATION public.bytes",
      "DROP COLLATION public.bytes",
      "CREATE CONVERSION public.conv",
      "ALTER CONVERSION public.convert",
      "DROP CONVERSION public.convert",
      "CREATE ACCESS METHOD heap2",
      "COMMENT heap2",
      "DROP ACCESS METHOD heap2",
      "CREATE TYPE public.span",
    ],
  },
  {
    name: "operators, their families and classes",
    setup: `create type mood as enum ('sad');
      create function lt(mood, mood) returns bool language internal immutable as 'enum_lt'`,
    ddl: [
      "create operator <<< (leftarg = mood, rightarg = mood, function = lt)",
      "alter operator <<< (mood, mood) set (restrict = scalarltsel)",
      "comment on operator <<< (mood, mood) is 'sadder'",
      "create operator family fam using btree",
      "alter operator family fam using btree add operator 1 <<< (mood, mood)",
      "alter operator family fam using btree rename to moods",
      "create operator class cls for type mood using btree family moods as storage mood",
      "alter operator class cls using btree rename to moody",
      "create operator class own for type mood using btree as storage mood",
      "drop operator class own using btree",
      "drop operator family moods using btree",
      "drop operator <<< (mood, mood)",
    ],
    commits: [
      "CREATE OPERATOR public.<<<(public.mood,public.mood)",
      "ALTER OPERATOR public.<<<(public.mood,public.mood)",
      "COMMENT public.<<<(public.mood,public.mood)",
      "CREATE OPERATOR FAMILY public.fam USING btree",
      "ALTER OPERATOR FAMILY public.fam USING btree",
      "ALTER OPERATOR FAMILY public.moods USING btree",
      "CREATE OPERATOR CLASS public.cls USING btree",
      "ALTER OPERATOR CLASS public.moody USING btree",
      "CREATE OPERATOR FAMILY, CREATE OPERATOR CLASS: public.own USING btree, public.own USING btree",
      "DROP OPERATOR CLASS public.own USING btree",
      "DROP OPERATOR FAMILY: public.moody USING btree, public.moods USING btree",
      "DROP OPERATOR public.<<<(public.mood,public.mood)",
    ],
  },
];

/** What no event names: the other end of a link between two operators, and the class that takes a member in. */
export const untoldOfTypes: readonly Omit<Case, "commits">[] = [
  {
    name: "the commutator of an operator",
    setup: `create function f(int, text) returns bool language sql as 'select true';
      create function f(text, int) returns bool language sql as 'select true';
      create operator <<< (leftarg = int, rightarg = text, function = f)`,
    ddl: [
      "create operator >>> (leftarg = text, rightarg = int, function = f, commutator = operator(<<<))",
      "drop operator >>> (text, int)",
      "create operator >>> (leftarg = text, rightarg = int, function = f, commutator = operator(<<<))",
    ],
  },
  {
    name: "the class that an operator of its family belongs to",
    setup: `create type mood as enum ('sad');
      create function lt(mood, mood) returns bool language internal immutable as 'enum_lt';
      create operator <<< (leftarg = mood, rightarg = mood, function = lt);
      create operator class cls for type mood using btree as storage mood`,
    ddl: ["alter operator family cls using btree add operator 1 <<< (mood, mood)"],
  },
];
