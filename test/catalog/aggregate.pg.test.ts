import { testCatalog } from "./cases.ts";

const moving = `SFUNC = int4pl,
    STYPE = integer,
    COMBINEFUNC = int4pl,
    INITCOND = '0',
    MSFUNC = int4pl,
    MINVFUNC = int4mi,
    MSTYPE = integer,
    MSSPACE = 8,
    MINITCOND = '0',
    PARALLEL = SAFE`;

const everything = `SFUNC = int8_avg_accum,
    STYPE = internal,
    SSPACE = 48,
    FINALFUNC = public."final ""fn",
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int8_avg_combine,
    SERIALFUNC = int8_avg_serialize,
    DESERIALFUNC = int8_avg_deserialize,
    MSFUNC = int8_avg_accum,
    MINVFUNC = int8_avg_accum_inv,
    MSTYPE = internal,
    MFINALFUNC = public."final ""fn",
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = READ_WRITE`;

testCatalog("aggregate", [
  {
    name: "an aggregate with a moving state",
    ddl: `create aggregate public.agg(int) (${moving})`,
    identity: "public.agg(integer)",
    definition: `CREATE AGGREGATE public.agg(integer) (\n    ${moving}\n)`,
    facets: { arguments: "integer", returns: "integer", body: moving },
  },
  {
    name: "an aggregate with every function an aggregate can have",
    setup: `create function public."final ""fn"(internal, bigint) returns numeric
      language internal as 'numeric_poly_avg'`,
    ddl: `create aggregate public.avg(bigint) (${everything})`,
    identity: "public.avg(bigint)",
    definition: `CREATE AGGREGATE public.avg(bigint) (\n    ${everything}\n)`,
    facets: { arguments: "bigint", returns: "numeric", body: everything },
  },
  {
    name: "an aggregate without arguments and with an odd name",
    ddl: `create aggregate public."Star ""()"(*) (sfunc = int8inc, stype = bigint, initcond = 0);
      comment on aggregate public."Star ""()"(*) is 'star';
      grant execute on function public."Star ""()"() to pg_monitor`,
    identity: 'public."Star ""()"()',
    definition: `CREATE AGGREGATE public."Star ""()"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
)`,
    facets: {
      returns: "bigint",
      body: "SFUNC = int8inc,\n    STYPE = bigint,\n    INITCOND = '0'",
      comment: "star",
      "privilege:pg_monitor:EXECUTE": "granted",
    },
  },
  {
    name: "an aggregate that can be answered from an index",
    ddl: "create aggregate public.least(int) (sfunc = int4smaller, stype = int, sortop = operator(pg_catalog.<))",
    identity: 'public."least"(integer)',
    definition: `CREATE AGGREGATE public."least"(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
)`,
    facets: {
      arguments: "integer",
      returns: "integer",
      body: "SFUNC = int4smaller,\n    STYPE = integer,\n    SORTOP = OPERATOR(pg_catalog.<)",
    },
  },
  {
    name: "an aggregate whose first state needs quotes",
    ddl: "create aggregate public.joined(text) (sfunc = textcat, stype = text, initcond = 'it''s ')",
    identity: "public.joined(text)",
    definition: `CREATE AGGREGATE public.joined(text) (
    SFUNC = textcat,
    STYPE = text,
    INITCOND = 'it''s '
)`,
    facets: {
      arguments: "text",
      returns: "text",
      body: "SFUNC = textcat,\n    STYPE = text,\n    INITCOND = 'it''s '",
    },
  },
  {
    name: "an ordered-set aggregate",
    ddl: `create aggregate public.pct(p float8 order by value anyelement) (
      sfunc = ordered_set_transition, stype = internal,
      finalfunc = percentile_disc_final, finalfunc_extra)`,
    identity: "public.pct(double precision,anyelement)",
    definition: `CREATE AGGREGATE public.pct(p double precision ORDER BY value anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
)`,
    facets: {
      arguments: "p double precision ORDER BY value anyelement",
      returns: "anyelement",
      body: "SFUNC = ordered_set_transition,\n    STYPE = internal,\n    FINALFUNC = percentile_disc_final,\n    FINALFUNC_EXTRA",
    },
  },
  {
    name: "a hypothetical-set aggregate",
    ddl: `create aggregate public.hyp(variadic "any" order by variadic "any") (
      sfunc = ordered_set_transition_multi, stype = internal,
      finalfunc = rank_final, finalfunc_extra, hypothetical)`,
    identity: 'public.hyp("any")',
    definition: `CREATE AGGREGATE public.hyp(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
)`,
    facets: {
      arguments: 'VARIADIC "any" ORDER BY VARIADIC "any"',
      returns: "bigint",
      body: "SFUNC = ordered_set_transition_multi,\n    STYPE = internal,\n    FINALFUNC = rank_final,\n    FINALFUNC_EXTRA,\n    HYPOTHETICAL",
    },
  },
]);
