-- Whom a policy holds for, in the order of the names: their order means nothing. Expects `p`, a row of pg_policy.
select string_agg(role.name, ', ' order by role.name collate "C")
from unnest(p.polroles) as member (oid)
cross join lateral (
  select case member.oid when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(member.oid)) end as name
) as role
