-- Included by every kind that has privileges: the difference between an object's acl and the
-- built-in default. Expects `x` with objid, acl, default_acl, owner, target (the words after ON),
-- key_prefix ('' or 'column:email/') and columns ('' or ' (email)').
-- privilege:<grantee>:<privilege> is what the default lacks, revoked:<grantee>:<privilege> what it has.
--
-- GRANT ALL on a table says more from PostgreSQL 17 on, where there is MAINTAIN. So that it means the same
-- everywhere, whoever was granted the seven privileges of old is taken to have MAINTAIN as well.
select
  x.objid,
  null::text as schema_name,
  null::text as object_name,
  null::text as identity,
  'privileges' as aspect,
  format(
    '%s%s:%s:%s',
    x.key_prefix,
    case when e.granted then 'privilege' else 'revoked' end,
    case e.grantee when 0 then 'PUBLIC' when x.owner then '(owner)' else pg_get_userbyid(e.grantee)::text end,
    e.privilege_type
  ) as key,
  -- what is lacking goes first when it goes, last when it comes
  case when e.granted then 96000 else 96001 end as rank,
  case when e.granted then 'contract' else 'restriction' end as impact,
  case when not e.granted then 'revoked' when e.is_grantable then 'grantable' else 'granted' end as value,
  null::text as inline,
  case
    when e.granted
      then format('GRANT %s%s ON %s TO %s%s', e.words, x.columns, x.target, r.grantee, case when e.is_grantable then ' WITH GRANT OPTION' else '' end)
    else format('REVOKE %s%s ON %s FROM %s', e.words, x.columns, x.target, r.grantee)
  end as set_sql,
  case
    when e.granted then format('REVOKE %s%s ON %s FROM %s', e.words_to_revoke, x.columns, x.target, r.grantee)
    else format('GRANT %s%s ON %s TO %s%s', e.words, x.columns, x.target, r.grantee, case when e.is_grantable then ' WITH GRANT OPTION' else '' end)
  end as unset_sql
from x
cross join lateral (
  select
    d.grantee, part.privilege_type, d.granted and part.privilege_type = d.privilege_type as granted, d.is_grantable,
    -- before 17 the last of the seven says ALL, so that an export restores the same in a server that has MAINTAIN
    case
      when d.is_all and d.granted and not d.has_maintain and part.privilege_type = 'UPDATE' then 'ALL'
      else part.privilege_type || case when d.is_all and d.maintains then ', MAINTAIN' else '' end
    end as words,
    part.privilege_type
      || case when d.is_all and d.has_maintain and d.maintains = d.maintains_somehow and part.privilege_type <> 'MAINTAIN' then ', MAINTAIN' else '' end
      as words_to_revoke
  from (
    select
      g.*,
      count(*) filter (where g.granted and g.privilege_type <> 'MAINTAIN') over (partition by g.grantee, g.is_grantable) = 7
        as is_all,
      bool_or(g.privilege_type = 'MAINTAIN') over (partition by g.grantee, g.is_grantable) as maintains,
      bool_or(g.privilege_type = 'MAINTAIN') over (partition by g.grantee) as maintains_somehow,
      current_setting('server_version_num')::int >= 170000 as has_maintain
    from (
      select
        coalesce(mine.grantee, usual.grantee) as grantee,
        coalesce(mine.privilege_type, usual.privilege_type) as privilege_type,
        mine.grantee is not null as granted,
        coalesce(mine.is_grantable, false) as is_grantable
      from (
        select grantee, privilege_type, bool_or(is_grantable) as is_grantable
        from aclexplode(x.acl)
        group by grantee, privilege_type
      ) as mine
      full join (select grantee, privilege_type, is_grantable from aclexplode(x.default_acl)) as usual
        on usual.grantee = mine.grantee
        and usual.privilege_type = mine.privilege_type
      where mine.grantee is null or usual.grantee is null
    ) as g
  ) as d
  -- who has every other privilege on a table has MAINTAIN too: that it is lacking is said, not that it is there
  cross join lateral unnest(
    case
      when not d.is_all then array[d.privilege_type]
      when d.privilege_type = 'MAINTAIN' then '{}'
      when d.privilege_type = 'TRIGGER' and d.has_maintain and not d.maintains_somehow then array['TRIGGER', 'MAINTAIN']
      else array[d.privilege_type]
    end
  ) as part (privilege_type)
) as e
cross join lateral (
  select case e.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(e.grantee)) end as grantee
) as r
