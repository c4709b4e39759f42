-- Included by every kind that has privileges: the difference between an object's acl and the
-- built-in default. Expects `x` with objid, acl, default_acl, owner, target (the words after ON),
-- key_prefix ('' or 'column:email/') and columns ('' or ' (email)').
-- privilege:<grantee>:<privilege> is what the default lacks, revoked:<grantee>:<privilege> what it has. What
-- somebody granted who is not the owner, but may grant it on, is privilege:<grantee> by <grantor>:<privilege>: it
-- goes with the grantor's own. PostgreSQL lets a role say GRANT for itself only, so the statement becomes that role
-- and then what it was before (RESET ROLE would forget whom the caller had put on).
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
    concat(
      case e.grantee when 0 then 'PUBLIC' when x.owner then '(owner)' else pg_get_userbyid(e.grantee)::text end,
      case when not e.by_owner then ' by ' || quote_ident(pg_get_userbyid(e.grantor)) end
    ),
    e.privilege_type
  ) as key,
  -- what is lacking goes first when it goes, last when it comes; a grantor has to have it before
  case
    when not e.by_owner then coalesce(
      (
        with recursive holder (role, step) as (
          select x.owner, 0
          union
          select g.grantee, h.step + 1
          from holder as h
          inner join aclexplode(x.acl) as g
            on g.grantor = h.role and g.grantee <> h.role and g.privilege_type = e.privilege_type and g.is_grantable
        )
        select max(h.step) from holder as h where h.role = e.grantor
      ),
      -- on the whole table, where this is on a column
      900
    ) + 96001
    when e.granted then 96000
    else 96001
  end as rank,
  case when e.granted then 'contract' else 'restriction' end as impact,
  case when not e.granted then 'revoked' when e.is_grantable then 'grantable' else 'granted' end as value,
  null::text as inline,
  said.set_sql,
  said.unset_sql
from x
cross join lateral (
  select
    d.grantee, d.grantor, d.by_owner, part.privilege_type, d.granted and part.privilege_type = d.privilege_type as granted, d.is_grantable,
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
      count(*) filter (where g.granted and g.privilege_type <> 'MAINTAIN') over (partition by g.grantor, g.grantee, g.is_grantable) = 7
        as is_all,
      bool_or(g.privilege_type = 'MAINTAIN') over (partition by g.grantor, g.grantee, g.is_grantable) as maintains,
      bool_or(g.privilege_type = 'MAINTAIN') over (partition by g.grantor, g.grantee) as maintains_somehow,
      current_setting('server_version_num')::int >= 170000 as has_maintain
    from (
      select
        coalesce(mine.grantee, usual.grantee) as grantee,
        coalesce(mine.grantor, x.owner) as grantor,
        coalesce(mine.by_owner, true) as by_owner,
        coalesce(mine.privilege_type, usual.privilege_type) as privilege_type,
        mine.grantee is not null as granted,
        coalesce(mine.is_grantable, false) as is_grantable
      from (
        select grantor, grantee, privilege_type, is_grantable, grantor = x.owner as by_owner from aclexplode(x.acl)
      ) as mine
      full join (select grantee, privilege_type, true as by_owner from aclexplode(x.default_acl)) as usual
        on usual.grantee = mine.grantee
        and usual.privilege_type = mine.privilege_type
        and usual.by_owner = mine.by_owner
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
  select
    case e.grantee when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(e.grantee)) end as grantee,
    case when e.is_grantable then ' WITH GRANT OPTION' end as option
) as r
cross join lateral (
  select
    case
      when e.granted then concat('GRANT ', e.words, x.columns, ' ON ', x.target, ' TO ', r.grantee, r.option)
      else concat('REVOKE ', e.words, x.columns, ' ON ', x.target, ' FROM ', r.grantee)
    end as set_sql,
    case
      when e.granted then concat('REVOKE ', e.words_to_revoke, x.columns, ' ON ', x.target, ' FROM ', r.grantee)
      else concat('GRANT ', e.words, x.columns, ' ON ', x.target, ' TO ', r.grantee, r.option)
    end as unset_sql
) as owners
cross join lateral (
  select
    case when e.by_owner then owners.set_sql else {{_as_grantor statement=owners.set_sql}} end as set_sql,
    case when e.by_owner then owners.unset_sql else {{_as_grantor statement=owners.unset_sql}} end as unset_sql
) as said
