-- Included by every kind that has privileges: the difference between an object's acl and the
-- built-in default. Expects `x` with objid, acl, default_acl, owner, target (the words after ON),
-- key_prefix ('' or 'column:email/') and columns ('' or ' (email)').
-- privilege:<grantee>:<privilege> is what the default lacks, revoked:<grantee>:<privilege> what it has.
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
  96000 as rank,
  case when e.granted then 'contract' else 'restriction' end as impact,
  case when not e.granted then 'revoked' when e.is_grantable then 'grantable' else 'granted' end as value,
  null::text as inline,
  case
    when e.granted
      then format('GRANT %s%s ON %s TO %s%s', e.privilege_type, x.columns, x.target, r.grantee, case when e.is_grantable then ' WITH GRANT OPTION' else '' end)
    else format('REVOKE %s%s ON %s FROM %s', e.privilege_type, x.columns, x.target, r.grantee)
  end as set_sql,
  case
    when e.granted then format('REVOKE %s%s ON %s FROM %s', e.privilege_type, x.columns, x.target, r.grantee)
    else format('GRANT %s%s ON %s TO %s', e.privilege_type, x.columns, x.target, r.grantee)
  end as unset_sql
from x
cross join lateral (
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
) as e
cross join lateral (
  select case e.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(e.grantee)) end as grantee
) as r
