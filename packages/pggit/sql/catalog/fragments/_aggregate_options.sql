-- The options of CREATE AGGREGATE that are not the defaults. Expects `g`, a row of pg_aggregate, and `p`,
-- its row of pg_proc.
concat_ws(
  E',\n    ',
  'SFUNC = ' || g.aggtransfn::regproc,
  'STYPE = ' || format_type(g.aggtranstype, null),
  'SSPACE = ' || nullif(g.aggtransspace, 0),
  'FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc,
  case when g.aggfinalextra then 'FINALFUNC_EXTRA' end,
  case
    when g.aggfinalmodify <> case g.aggkind when 'n' then 'r' else 'w' end and g.aggfinalfn <> 0
      then 'FINALFUNC_MODIFY = '
        || case g.aggfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end
  end,
  'COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc,
  'SERIALFUNC = ' || nullif(g.aggserialfn, 0)::regproc,
  'DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::regproc,
  'INITCOND = ' || quote_literal(g.agginitval),
  'MSFUNC = ' || nullif(g.aggmtransfn, 0)::regproc,
  'MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::regproc,
  'MSTYPE = ' || format_type(nullif(g.aggmtranstype, 0), null),
  'MSSPACE = ' || nullif(g.aggmtransspace, 0),
  'MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::regproc,
  case when g.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
  case
    when g.aggmfinalmodify <> case g.aggkind when 'n' then 'r' else 'w' end and g.aggmfinalfn <> 0
      then 'MFINALFUNC_MODIFY = '
        || case g.aggmfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end
  end,
  'MINITCOND = ' || quote_literal(g.aggminitval),
  (
    select format('SORTOP = OPERATOR(%I.%s)', n.nspname, o.oprname)
    from pg_operator as o
    inner join pg_namespace as n on n.oid = o.oprnamespace
    where o.oid = g.aggsortop
  ),
  case p.proparallel when 's' then 'PARALLEL = SAFE' when 'r' then 'PARALLEL = RESTRICTED' end,
  case g.aggkind when 'h' then 'HYPOTHETICAL' end
)
