-- class: pg_class
-- present: pg_class relkind f
-- place: 315
-- Foreign tables: columns, defaults, constraints, parents, their server and the options that its wrapper
-- reads, of the table and of each column.
select
  c.oid as objid, f.schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value, f.inline,
  f.set_sql, f.unset_sql
from pg_class as c
inner join pg_namespace as n on n.oid = c.relnamespace
inner join pg_foreign_table as t on t.ftrelid = c.oid
inner join pg_foreign_server as s on s.oid = t.ftserver
cross join lateral (
  select
    n.nspname::text as schema_name, c.relname::text as object_name, format('%I.%I', n.nspname, c.relname) as identity,
    'structure' as aspect, 'object' as key, 0 as rank, 'contract' as impact, null::text as value,
    concat(
      (
        select ' INHERITS (' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) || ')'
        from pg_inherits as i
        where i.inhrelid = c.oid and not c.relispartition
      ),
      case when c.relispartition and not {{_partition_is_attached}} then ' ' || pg_get_expr(c.relpartbound, c.oid) end,
      format(' SERVER %I', s.srvname),
      (
        select {{_options_clause}}
        from (
{{_foreign_options of=t.ftoptions; or_where=false}}
        ) as p
      ),
      case when {{_partition_is_attached}} then (select E';\n' || {{_attach_partition}} from pg_inherits as i where i.inhrelid = c.oid) end
    ) as inline,
    concat(
      format('CREATE FOREIGN TABLE %I.%I', n.nspname, c.relname),
      case
        when {{_partition_is_attached}} then {{_attached_columns}}
        else ' PARTITION OF ' || (
          select i.inhparent::regclass::text from pg_inherits as i where i.inhrelid = c.oid and c.relispartition
        )
      end,
      case
        when not exists (select from pg_inherits as i where i.inhrelid = c.oid)
          and not exists (
            select from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attislocal
          )
          and not exists (
            select from pg_constraint as k where k.conrelid = c.oid and k.contype = 'c' and k.conislocal and k.convalidated
          )
          then ' ()'
      end
    ) as set_sql,
    format('DROP FOREIGN TABLE %I.%I', n.nspname, c.relname) as unset_sql
  union all
{{_table_parents noun=FOREIGN TABLE}}
  union all
  select null, null, null, 'structure', 'server', 1, 'behaviour', s.srvname::text, null, null, null
  union all
  select
    null, null, null, 'structure', 'option:' || p.name, 50003, 'behaviour', p.value, null,
    case when not p.secret then format('ALTER FOREIGN TABLE %s OPTIONS (ADD %I %L)', c.oid::regclass, p.name, p.value) end,
    format('ALTER FOREIGN TABLE %s OPTIONS (DROP %I)', c.oid::regclass, p.name)
  from (
{{_foreign_options of=t.ftoptions; or_where=false}}
  ) as p
  union all
  select
    null, null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(c.relowner)::text, null,
    format('ALTER FOREIGN TABLE %s OWNER TO %I', c.oid::regclass, pg_get_userbyid(c.relowner)), null
) as f
where c.relkind = 'f' and c.relpersistence <> 't' and c.oid >= 16384

union all
select
  c.oid, null, null, null, 'structure', format('column:%s/foreign:%s', a.attname, p.name), 50000 + {{_column_place}}, 'behaviour',
  p.value,
  -- CREATE says the options of the columns that are the table's own
  case when not a.attislocal then '' end,
  case
    when not p.secret
      then format('ALTER FOREIGN TABLE %s ALTER COLUMN %I OPTIONS (ADD %I %L)', c.oid::regclass, a.attname, p.name, p.value)
  end,
  format('ALTER FOREIGN TABLE %s ALTER COLUMN %I OPTIONS (DROP %I)', c.oid::regclass, a.attname, p.name)
from pg_class as c
inner join pg_attribute as a on a.attrelid = c.oid
cross join lateral (
{{_column_foreign_options}}
) as p
where
  c.relkind = 'f' and c.relpersistence <> 't' and c.oid >= 16384
  and a.attnum > 0 and not a.attisdropped and a.attfdwoptions is not null

union all
{{_table_columns relkinds='f'; noun=FOREIGN TABLE; after_type=_column_foreign_clause}}

union all
{{_table_constraints relkinds='f'; noun=FOREIGN TABLE}}

union all
{{_relation_comments relkinds='f'; noun=FOREIGN TABLE}}

union all
{{_cloned_triggers relkinds='f'; noun=FOREIGN TABLE}}

union all
{{_identity_sequences relkinds='f'}}

union all
{{_relation_privileges relkinds='f'; acl=r; more=_identity_acls}}
