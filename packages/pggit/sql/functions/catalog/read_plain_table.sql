-- A table as pggit.read_object has it, if it is no more than columns, constraints and an owner, as most
-- are; all NULL otherwise. What it answers is what pggit.facets_table has for such a table, in one small
-- statement: to set up the view's, with all that a table may have besides, takes three times as long.
-- Has to rule out everything that gives a table another facet, or one of these facets another value.
create or replace function pggit.read_plain_table(
  in relation oid, out schema_name text, out object_name text, out identity text, out facets text[]
)
language plpgsql stable security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- "offset 0" keeps an expression from being copied to each place where it is used
  select
    n.nspname, c.relname, named.identity,
    array[
      array[
        'object', '0', 'structure', 'contract', null, '', 'CREATE TABLE ' || named.identity,
        'DROP TABLE ' || named.identity
      ],
      array[
        'owner', '95000', 'owner', 'detail', named.owner, null, named.alter || 'OWNER TO ' || quote_ident(named.owner),
        null
      ]
    ] || columns.facets || constraints.facets
  into schema_name, object_name, identity, facets
  from pg_class as c
  inner join pg_namespace as n on n.oid = c.relnamespace
  cross join lateral (
    select
      quote_ident(n.nspname) || '.' || quote_ident(c.relname) as identity,
      'ALTER TABLE ' || c.oid::regclass || ' ' as alter,
      pg_get_userbyid(c.relowner)::text as owner
    offset 0
  ) as named
  cross join lateral (
    select
      bool_and(
        a.attislocal and a.attgenerated = '' and a.attacl is null and a.attoptions is null
        and a.attcompression = '' and a.attstorage = t.typstorage and coalesce(a.attstattarget, -1) < 0
        and sequence.is_plain is not false and ({{_has_array_cast of=part.expression}}) is not true
      ) as are_plain,
      array_agg(array[
        said.key, (10000 + a.attnum)::text, 'presence', 'contract', null, said.clause,
        concat(
          named.alter, 'ADD COLUMN ', said.clause, ' DEFAULT ' || part.expression,
          case when a.attnotnull then ' NOT NULL' end
        ),
        named.alter || 'DROP COLUMN ' || part.name
      ])
      || array_agg(array[
        said.key || '/type', (12000 + a.attnum)::text, 'structure', 'contract', said.type, null,
        said.alter || 'TYPE ' || said.type || ' USING ' || part.name || '::' || part.bare_type, null
      ])
      || array_agg(array[
        said.key || '/default', (16000 + a.attnum)::text, 'structure', 'detail', part.expression,
        'DEFAULT ' || part.expression, said.alter || 'SET DEFAULT ' || part.expression, said.alter || 'DROP DEFAULT'
      ]) filter (where part.expression is not null)
      || array_agg(array[
        said.key || '/identity', (18000 + a.attnum)::text, 'structure', 'behaviour',
        concat_ws(' ', part.identity, sequence.options), null,
        concat(said.alter, 'ADD GENERATED ', part.identity, ' AS IDENTITY', ' (' || sequence.options || ')'),
        said.alter || 'DROP IDENTITY'
      ]) filter (where a.attidentity <> '')
      || array_agg(array[
        said.key || '/not_null', (20000 + a.attnum)::text, 'structure', 'restriction', 'NOT NULL',
        'NOT NULL', said.alter || 'SET NOT NULL', said.alter || 'DROP NOT NULL'
      ]) filter (where a.attnotnull) as facets
    from pg_attribute as a
    inner join pg_type as t on t.oid = a.atttypid
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    cross join lateral (
      select
        quote_ident(a.attname) as name,
        format_type(a.atttypid, a.atttypmod) as bare_type,
        case when a.attcollation not in (0, t.typcollation) then ' COLLATE ' || a.attcollation::regcollation end as collation,
        case a.attgenerated when '' then pg_get_expr(d.adbin, 0) end as expression,
        case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY DEFAULT' end as identity
      offset 0
    ) as part
    left join lateral (
      select
        nullif({{_sequence_options}}, '') as options,
        q.relname = {{_given_name label=seq; room=58}} and q.relacl is null and q.relpersistence = 'p'
        and not exists (select from pg_description as n where n.classoid = 'pg_class'::regclass and n.objoid = q.oid)
        and not exists (select from pg_seclabel as l where l.classoid = 'pg_class'::regclass and l.objoid = q.oid)
          as is_plain
      from pg_depend as o
      inner join pg_sequence as s on s.seqrelid = o.objid
      inner join pg_class as q on q.oid = s.seqrelid
      where
        o.refclassid = 'pg_class'::regclass and o.refobjid = a.attrelid and o.refobjsubid = a.attnum
        and o.classid = 'pg_class'::regclass and o.deptype = 'i'
      offset 0
    ) as sequence on a.attidentity <> ''
    cross join lateral (
      select
        'column:' || a.attname as key,
        part.bare_type || coalesce(part.collation, '') as type,
        named.alter || 'ALTER COLUMN ' || part.name || ' ' as alter,
        concat(
          part.name, ' ', part.bare_type, part.collation, ' GENERATED ' || part.identity || ' AS IDENTITY',
          ' (' || sequence.options || ')'
        ) as clause
      offset 0
    ) as said
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) as columns
  cross join lateral (
    select
      count(*) filter (where exists (
        select from pg_description as d where d.classoid = 'pg_constraint'::regclass and d.objoid = k.oid
      )) as comments,
      count(*) filter (where k.contype in ('p', 'u', 'x') and (
        k.contype <> 'x' and exists (select from pg_class as x where x.oid = k.conindid and x.reloptions is not null)
        or exists (select from pg_description as d where d.classoid = 'pg_class'::regclass and d.objoid = k.conindid)
        or k.contype = 'x' and exists (select from pg_attribute as a where a.attrelid = k.conindid and a.attstattarget >= 0)
      )) as telling_indexes,
      count(*) filter (where {{_has_array_cast of=printed.definition}}) as restored_arrays,
      count(*) filter (where k.contype = 'n' and k.conislocal and not {{_not_null_is_usual}}) as telling_not_nulls,
      array_agg(array[
        'constraint:' || k.conname,
        ({{_constraint_rank}})::text,
        'structure', case when k.contype in ('p', 'u') then 'key' else 'restriction' end, said.definition,
        case when {{_constraint_is_inline}} then said.clause else '' end,
        named.alter || 'ADD ' || said.clause, named.alter || 'DROP CONSTRAINT ' || quote_ident(k.conname)
      ]) filter (where said.definition is not null) as facets
    from pg_constraint as k
    cross join lateral (
      select
        case
          when k.contype in ('p', 'u', 'c', 'x', 'f') and k.conislocal and k.conparentid = 0
            then pg_get_constraintdef(k.oid)
        end as definition
      offset 0
    ) as printed
    cross join lateral (
      select
        printed.definition, 'CONSTRAINT ' || quote_ident(k.conname) || ' ' || printed.definition as clause
      offset 0
    ) as said
    where k.conrelid = c.oid
  ) as constraints
  where
    c.oid = relation and c.oid >= 16384
    and c.relkind = 'r' and c.relpersistence = 'p' and not c.relispartition
    and c.reloftype = 0 and c.relam = 2 and c.reltablespace = 0 and c.reloptions is null and c.relacl is null
    and not c.relrowsecurity and not c.relforcerowsecurity and c.relreplident = 'd'
    and columns.are_plain and constraints.comments = 0 and constraints.telling_not_nulls = 0
    and constraints.telling_indexes = 0 and constraints.restored_arrays = 0
    and not exists (select from pg_inherits as i where i.inhrelid = c.oid)
    and not exists (select from pg_index as i where i.indrelid = c.oid and i.indisclustered)
    and not exists (select from pg_class as toast where toast.oid = c.reltoastrelid and toast.reloptions is not null)
    and not exists (select from pg_seclabel as l where l.classoid = 'pg_class'::regclass and l.objoid = c.oid)
    and not exists (select from pg_description as d where d.classoid = 'pg_class'::regclass and d.objoid = c.oid);
end
$$;

comment on function pggit.read_plain_table(oid) is
  'Names and facets of a table that has nothing but columns, constraints and an owner; NULL for any other';
