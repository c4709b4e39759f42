-- class: pg_subscription
-- present: pg_subscription
-- place: 910
-- Subscriptions of this database. How they connect is never read, so the definition makes one that does
-- not connect (connect = false) under a connection that says it is redacted, and then enables it if it
-- was: ALTER SUBSCRIPTION ... CONNECTION has to follow. A subscription that has a slot cannot be dropped in
-- a transaction, since PostgreSQL drops the slot with it.
select
  s.oid as objid, null::text as schema_name, f.object_name, f.identity, f.aspect, f.key, f.rank, f.impact, f.value,
  f.inline, f.set_sql, f.unset_sql
from (
{{_subscription_columns}}
) as s
cross join lateral (
  select
    s.subname::text, quote_ident(s.subname), 'structure', 'object', 0, 'behaviour', null, null,
    concat(
      format('CREATE SUBSCRIPTION %I', s.subname),
      E'\n    CONNECTION ''host=(redacted)''',
      E'\n    PUBLICATION ' || (
        select string_agg(quote_ident(p.name), ', ' order by p.name collate "C") from unnest(s.subpublications) as p (name)
      ),
      E'\n    WITH (connect = false, slot_name = ', coalesce(quote_literal(s.subslotname), 'NONE'),
      (
        select string_agg(format(', %s = %L', o.name, o.value), '' order by o.name collate "C")
        from (
{{_subscription_options}}
        ) as o (name, value, usual, alterable)
      ),
      ')'
    ),
    format('DROP SUBSCRIPTION %I', s.subname)
  union all
  select null, null, 'structure', 'connection', 1, 'behaviour', '(redacted)', null, null, null
  union all
  select
    null, null, 'structure', 'slot_name', 2, 'behaviour', coalesce(s.subslotname::text, 'NONE'), null,
    format('ALTER SUBSCRIPTION %I SET (slot_name = %s)', s.subname, coalesce(quote_literal(s.subslotname), 'NONE')), null
  union all
  select
    null, null, 'structure', 'publication:' || p.name, 20000, 'contract', 'subscribed', null,
    format('ALTER SUBSCRIPTION %I ADD PUBLICATION %I WITH (refresh = false)', s.subname, p.name),
    format('ALTER SUBSCRIPTION %I DROP PUBLICATION %I WITH (refresh = false)', s.subname, p.name)
  from unnest(s.subpublications) as p (name)
  union all
  select
    null, null, 'structure', o.name, 50000, 'behaviour', o.value, null,
    case when o.alterable then format('ALTER SUBSCRIPTION %I SET (%s = %L)', s.subname, o.name, o.value) end,
    case when o.alterable then format('ALTER SUBSCRIPTION %I SET (%s = %L)', s.subname, o.name, o.usual) end
  from (
{{_subscription_options}}
  ) as o (name, value, usual, alterable)
  union all
  select
    null, null, 'structure', 'enabled', 60000, 'behaviour', 'ENABLED', '',
    format('ALTER SUBSCRIPTION %I ENABLE', s.subname), format('ALTER SUBSCRIPTION %I DISABLE', s.subname)
  where s.subenabled
  union all
  select
    null, null, 'comments', 'comment', 90000, 'detail', d.description, null,
    format('COMMENT ON SUBSCRIPTION %I IS %L', s.subname, d.description),
    format('COMMENT ON SUBSCRIPTION %I IS NULL', s.subname)
  from pg_description as d
  where d.objoid = s.oid and d.classoid = 'pg_subscription'::regclass
  union all
  select
    null, null, 'owner', 'owner', 95000, 'detail', pg_get_userbyid(s.subowner)::text, null,
    format('ALTER SUBSCRIPTION %I OWNER TO %I', s.subname, pg_get_userbyid(s.subowner)), null
) as f (object_name, identity, aspect, key, rank, impact, value, inline, set_sql, unset_sql)
where s.oid >= 16384
