import { testCatalog } from "./cases.ts";

testCatalog("text search parser", [
  {
    name: "a parser with every function a parser can have, and an odd name",
    setup: 'create schema "S p"',
    ddl: `create text search parser "S p"."P ""1""" (start = prsd_start, gettoken = prsd_nexttoken,
        end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
      comment on text search parser "S p"."P ""1""" is 'cuts'`,
    identity: '"S p"."P ""1"""',
    definition: `CREATE TEXT SEARCH PARSER "S p"."P ""1""" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline
)`,
    facets: {
      start: "prsd_start",
      gettoken: "prsd_nexttoken",
      end: "prsd_end",
      lextypes: "prsd_lextype",
      headline: "prsd_headline",
      comment: "cuts",
    },
  },
  {
    name: "a parser that makes no headlines",
    ddl: `create text search parser public.p (start = prsd_start, gettoken = prsd_nexttoken,
      end = prsd_end, lextypes = prsd_lextype)`,
    identity: "public.p",
    definition: `CREATE TEXT SEARCH PARSER public.p (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype
)`,
    facets: {
      start: "prsd_start",
      gettoken: "prsd_nexttoken",
      end: "prsd_end",
      lextypes: "prsd_lextype",
    },
  },
]);

testCatalog("text search template", [
  {
    name: "a template with both functions",
    ddl: `create text search template public."T" (init = dsimple_init, lexize = dsimple_lexize);
      comment on text search template public."T" is 'looks up'`,
    identity: 'public."T"',
    definition: `CREATE TEXT SEARCH TEMPLATE public."T" (
    INIT = dsimple_init,
    LEXIZE = dsimple_lexize
)`,
    facets: { init: "dsimple_init", lexize: "dsimple_lexize", comment: "looks up" },
  },
  {
    name: "a template that needs no start",
    ddl: "create text search template public.t (lexize = dsimple_lexize)",
    identity: "public.t",
    definition: "CREATE TEXT SEARCH TEMPLATE public.t (\n    LEXIZE = dsimple_lexize\n)",
    facets: { lexize: "dsimple_lexize" },
  },
]);

testCatalog("text search dictionary", [
  {
    name: "a dictionary with options",
    ddl: `create text search dictionary public.d
        (template = pg_catalog.simple, stopwords = english, accept = false);
      comment on text search dictionary public.d is 'simple'`,
    identity: "public.d",
    definition: `CREATE TEXT SEARCH DICTIONARY public.d (
    TEMPLATE = pg_catalog.simple,
    stopwords = 'english',
    accept = 'false'
)`,
    facets: {
      template: "pg_catalog.simple",
      "option:accept": "'false'",
      "option:stopwords": "'english'",
      comment: "simple",
    },
  },
  {
    name: "a dictionary without options, of a template of the user's, and an odd name",
    setup: 'create text search template public."T" (lexize = dsimple_lexize)',
    ddl: 'create text search dictionary public."D ""1""" (template = public."T")',
    identity: 'public."D ""1"""',
    definition: 'CREATE TEXT SEARCH DICTIONARY public."D ""1""" (\n    TEMPLATE = public."T"\n)',
    facets: { template: 'public."T"' },
  },
  {
    name: "options whose names and values need quotes, and numbers",
    // a start that does not look at its options
    setup: `create function public.start(internal) returns internal language internal as 'pg_backend_pid';
      create text search template public.any (init = public.start, lexize = dsimple_lexize)`,
    ddl: `create text search dictionary public.odd
      (template = public.any, "A ""b""" = 'it''s \\ so, x = ''1''', size = 12, rate = 1.5)`,
    identity: "public.odd",
    definition: `CREATE TEXT SEARCH DICTIONARY public.odd (
    TEMPLATE = public."any",
    "A ""b""" = E'it''s \\\\ so, x = ''1''',
    size = 12,
    rate = 1.5
)`,
    facets: {
      template: 'public."any"',
      'option:A "b"': "E'it''s \\\\ so, x = ''1'''",
      "option:rate": "1.5",
      "option:size": "12",
    },
  },
]);

testCatalog("text search configuration", [
  {
    name: "a configuration with mappings",
    setup: `create text search dictionary public."D" (template = pg_catalog.simple)`,
    ddl: `create text search configuration public.c (parser = pg_catalog."default");
      alter text search configuration public.c add mapping for asciiword, word with public."D", english_stem;
      alter text search configuration public.c add mapping for int with simple;
      comment on text search configuration public.c is 'ours'`,
    identity: "public.c",
    definition: `CREATE TEXT SEARCH CONFIGURATION public.c (
    PARSER = pg_catalog."default"
);
ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR asciiword WITH public."D", english_stem;
ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR word WITH public."D", english_stem;
ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR "int" WITH simple`,
    facets: {
      parser: 'pg_catalog."default"',
      "mapping:asciiword": 'public."D", english_stem',
      "mapping:word": 'public."D", english_stem',
      "mapping:int": "simple",
      comment: "ours",
    },
  },
  {
    name: "a configuration that maps nothing, of a parser of the user's",
    setup: `create schema "S p"; create text search parser "S p".p (start = prsd_start,
      gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)`,
    ddl: 'create text search configuration "S p"."C" (parser = "S p".p)',
    identity: '"S p"."C"',
    definition: 'CREATE TEXT SEARCH CONFIGURATION "S p"."C" (\n    PARSER = "S p".p\n)',
    facets: { parser: '"S p".p' },
  },
]);
