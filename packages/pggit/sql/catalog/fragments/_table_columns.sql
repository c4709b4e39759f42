-- Columns of a table: that they exist, their type with its collation, and how they are stored. A default,
-- an identity with the name of its sequence, an expression and NOT NULL are facets of their own: each can be altered alone. An inherited
-- column is its parent's, but its default and NOT NULL may be its own; and where only the parent has a default, that
-- the column has none is a default of its own, NULL: CREATE TABLE would take the parent's.
--
-- A column's parts come from one array of their keys: one branch is cheaper to set up than one for each
-- part, and so costs capture less, and what is not selected (statements, when hashing) is not computed.
--
-- An export needs of a column only what CREATE TABLE does not say by itself: no type and no statement that
-- would add the column, and NOT NULL at the end of its clause, unless a default that may wait comes between.
-- Expects the template parameters `relkinds`, `noun` and `after_type`, the name of a fragment: what a
-- column's clause says there.
select
  c.oid, null, null, null,
  case part.key when '' then 'presence' else 'structure' end,
  'column:' || a.attname || part.key,
  {{_column_place}} + case part.key
    when '' then 10000
    when '/type' then 12000
    -- that of a partition is no part of the column's clause but all of it
    when '/generated' then case when c.relispartition then 10000 else 14000 end
    when '/default' then 16000
    -- an heir's is added when the column is NOT NULL
    when '/identity' then case when a.attislocal then 18000 else 26000 end
    when '/not_null' then 20000
    when '/identity/name' then 24000
    when '/identity/persistence' then 50001
    else 50000
  end,
  case part.key
    when '' then 'contract'
    when '/type' then 'contract'
    when '/generated' then 'behaviour'
    when '/identity' then 'behaviour'
    when '/identity/name' then 'behaviour'
    when '/not_null' then 'restriction'
    else 'detail'
  end,
  case part.key
    when '/type' then said.type || said.collation
    when '/not_null' then 'NOT NULL'
    when '/default' then said.default
    when '/generated' then said.expression || case a.attgenerated when 's' then ' STORED' else ' VIRTUAL' end
    when '/identity' then concat_ws(' ', said.identity, nullif({{_sequence_options}}, ''))
    when '/identity/name' then q.relname::text
    when '/identity/persistence' then {{_sequence_logged of=q}}
    when '/storage' then {{_storage_name of=a.attstorage}}
    when '/compression' then coalesce(said.compression, 'default')
    when '/statistics' then a.attstattarget::text
    when '/option:n_distinct' then {{_column_option of=n_distinct}}
    when '/option:n_distinct_inherited' then {{_column_option of=n_distinct_inherited}}
  end,
  case
    when part.key = '' then clause.inline || case when {{is_export}} and a.attnotnull and d.oid is null and {{_not_null_is_own}} then ' NOT NULL' else '' end
    when part.key = '/not_null' then
      case
        when (not a.attislocal or c.reloftype <> 0) and not exists (
          select from pg_inherits as h
          inner join pg_attribute as parent on parent.attrelid = h.inhparent and parent.attname = a.attname and parent.attnotnull
          where h.inhrelid = c.oid
        )
          then ''
        when a.attislocal and c.reloftype = 0 and {{_not_null_is_own}} then 'NOT NULL'
      end
    when part.key = '/default' then
      case
        when (not a.attislocal or c.reloftype <> 0) and (not exists (
          select from pg_inherits as h
          inner join pg_attribute as parent on parent.attrelid = h.inhparent and parent.attname = a.attname
          inner join pg_attrdef as usual on usual.adrelid = parent.attrelid and usual.adnum = parent.attnum
          where h.inhrelid = c.oid and {{_column_expression of=usual; column=parent}} = said.expression
        ) or {{_partition_is_attached}})
          then ''
        when a.attislocal and c.reloftype = 0 then 'DEFAULT ' || said.default
      end
    when part.key = '/generated' then
      case
        when not a.attislocal and not exists (
          select from pg_inherits as h
          inner join pg_attribute as parent on parent.attrelid = h.inhparent and parent.attname = a.attname
          inner join pg_attrdef as usual on usual.adrelid = parent.attrelid and usual.adnum = parent.attnum
          where h.inhrelid = c.oid and {{_column_expression of=usual; column=parent}} = said.expression
        )
          then
            case
              when {{_partition_is_attached}} then null
              when c.relispartition then quote_ident(a.attname) || said.generated
              else ''
            end
      end
    when part.key = '/identity' then case when not a.attislocal then '' end
    when part.key not in ('/type', '/identity/name') then ''
  end,
  case
    when {{is_export}} and a.attislocal and c.reloftype = 0 and part.key in ('', '/not_null') then null
    when part.key = '' then concat(
      format('ALTER {{noun}} %s ADD COLUMN ', said.relation), clause.inline,
      case a.attgenerated when '' then ' DEFAULT ' || said.expression end, case when a.attnotnull then ' NOT NULL' end
    )
    when part.key = '/identity/name'
      then format('ALTER SEQUENCE %s.%I RENAME TO %I', c.relnamespace::regnamespace, {{_given_name label=seq; room=58}}, q.relname)
    when part.key = '/identity/persistence' then format('ALTER SEQUENCE %s SET %s', q.oid::regclass, {{_sequence_logged of=q}})
    else format('ALTER {{noun}} %s ALTER COLUMN %I ', said.relation, a.attname) || case part.key
      -- a new type resets how its values are stored, so the statement says that too
      when '/type' then concat(
        format('TYPE %s%s', said.type, said.collation),
        case when a.attgenerated = '' and c.relkind <> 'f' then format(' USING %I::%s', a.attname, said.type) end,
        case
          when a.attstorage <> t.typstorage
            then format(', ALTER COLUMN %I SET STORAGE %s', a.attname, {{_storage_name of=a.attstorage}})
        end,
        format(', ALTER COLUMN %I SET COMPRESSION ', a.attname) || said.compression
      )
      when '/not_null' then 'SET NOT NULL'
      when '/default' then 'SET DEFAULT ' || said.default
      when '/generated' then
        case when current_setting('server_version_num')::int >= 170000 then format('SET EXPRESSION AS (%s)', said.expression) end
      when '/identity' then format('ADD GENERATED %s AS IDENTITY', said.identity)
        || coalesce(' (' || nullif({{_identity_options}}, '') || ')', '')
      when '/storage' then 'SET STORAGE ' || {{_storage_name of=a.attstorage}}
      when '/compression' then 'SET COMPRESSION ' || coalesce(said.compression, 'default')
      when '/statistics' then 'SET STATISTICS ' || a.attstattarget
      when '/option:n_distinct' then format('SET (n_distinct=%s)', {{_column_option of=n_distinct}})
      when '/option:n_distinct_inherited' then format('SET (n_distinct_inherited=%s)', {{_column_option of=n_distinct_inherited}})
    end
  end,
  case part.key
    when '' then format('ALTER {{noun}} %s DROP COLUMN %I', said.relation, a.attname)
    when '/identity/name' then format('ALTER SEQUENCE %s RENAME TO %I', q.oid::regclass, {{_given_name label=seq; room=58}})
    when '/identity/persistence' then format('ALTER SEQUENCE %s SET %s', q.oid::regclass, {{_sequence_logged of=c}})
    else format('ALTER {{noun}} %s ALTER COLUMN %I ', said.relation, a.attname) || case part.key
      when '/not_null' then 'DROP NOT NULL'
      when '/default' then case when d.oid is not null then 'DROP DEFAULT' end
      when '/generated' then case a.attgenerated when 's' then 'DROP EXPRESSION' end
      when '/identity' then 'DROP IDENTITY'
      when '/storage' then 'SET STORAGE ' || case
        when a.attstorage <> t.typstorage then {{_storage_name of=t.typstorage}}
        else (select {{_storage_name of=other.code}} from (select {{_parents_other of=attstorage}} as code) as other)
      end
      when '/compression' then 'SET COMPRESSION ' || case
        when a.attcompression <> '' then 'default'
        else case {{_parents_other of=attcompression}} when 'p' then 'pglz' else 'lz4' end
      end
      when '/statistics' then 'SET STATISTICS -1'
      when '/option:n_distinct' then 'RESET (n_distinct)'
      when '/option:n_distinct_inherited' then 'RESET (n_distinct_inherited)'
    end
  end
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
inner join pg_type as t on t.oid = a.atttypid
left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join (
  pg_depend as o
  inner join pg_sequence as s on s.seqrelid = o.objid
  inner join pg_class as q on q.oid = s.seqrelid
) on
  a.attidentity <> ''
  and o.refclassid = 'pg_class'::regclass and o.refobjid = a.attrelid and o.refobjsubid = a.attnum
  and o.classid = 'pg_class'::regclass and o.deptype = 'i'
cross join lateral (select unnest(
  array_remove(array[
    case when a.attislocal and c.reloftype = 0 then '' end,
    case when not {{is_export}} and a.attislocal and c.reloftype = 0 then '/type' end,
    case
      when d.oid is not null then case a.attgenerated when '' then '/default' else '/generated' end
      when
        a.attinhcount > 0
        and exists (
          select from pg_inherits as h
          inner join pg_attribute as parent on parent.attrelid = h.inhparent and parent.attname = a.attname
          inner join pg_attrdef as usual on usual.adrelid = parent.attrelid and usual.adnum = parent.attnum
          where h.inhrelid = c.oid
        )
        then '/default'
    end,
    case when s.seqrelid is not null and {{_identity_is_own}} and not ({{is_export}} and a.attislocal) then '/identity' end,
    case when not {{is_export}} and q.relname <> {{_given_name label=seq; room=58}} and {{_identity_is_own}} then '/identity/name' end,
    -- since 15 one can be logged otherwise than its table
    case
      when q.relpersistence <> c.relpersistence and current_setting('server_version_num')::int >= 150000 then '/identity/persistence'
    end,
    case
      when a.attnotnull and not ({{is_export}} and d.oid is null and a.attislocal and c.reloftype = 0) then '/not_null'
    end,
    -- CREATE TABLE gives an heir both as its parent has them
    case
      when
        a.attstorage <> t.typstorage
        or a.attinhcount > 0 and t.typstorage <> 'p' and {{_parents_other of=attstorage}} is not null
        then '/storage'
    end,
    case
      when
        a.attcompression <> ''
        or a.attinhcount > 0 and t.typstorage <> 'p' and {{_parents_other of=attcompression}} is not null
        then '/compression'
    end,
    case when a.attstattarget >= 0 then '/statistics' end
  ], null) || case
    when a.attoptions is not null
      then (select array_agg('/option:' || split_part(o.option, '=', 1)) from unnest(a.attoptions) as o (option))
  end
) as key) as part
cross join lateral (
  select
    c.oid::regclass::text as relation,
    format_type(a.atttypid, a.atttypmod) as type,
    case
      when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation::text
      else ''
    end as collation,
    {{_column_expression of=d; column=a}} as expression,
    coalesce({{_column_expression of=d; column=a}}, 'NULL') as default,
    case a.attgenerated
      when 's' then ' GENERATED ALWAYS AS (' || {{_column_expression of=d; column=a}} || ') STORED'
      when 'v' then ' GENERATED ALWAYS AS (' || {{_column_expression of=d; column=a}} || ')'
    end as generated,
    case a.attidentity when 'a' then 'ALWAYS' else 'BY DEFAULT' end as identity,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression
) as said
cross join lateral (
  select concat(
    quote_ident(a.attname), ' ', said.type, {{{{after_type}}}}, said.collation, said.generated,
    case when a.attidentity <> '' then format(' GENERATED %s AS IDENTITY', said.identity) end,
    ' (' || nullif(case when s.seqrelid is not null then {{_identity_options}} end, '') || ')'
  ) as inline
) as clause
where
  -- a column that was dropped has no type, and so no row here: to ask for attisdropped would read further into each row
  c.relkind in ({{relkinds}}) and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0
  and part.key is not null
