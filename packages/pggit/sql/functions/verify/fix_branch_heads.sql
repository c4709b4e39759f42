-- Moves a head that is missing or behind to the newest commit of its branch, and makes the branch of the
-- newest commit the current one where none is. No commit is changed or removed.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_branch_heads() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  with recursive after_head (branch, hash, distance) as (
    select b.name, b.head_hash, 0
    from pggit.branches as b
    where b.head_hash is null or exists (select from pggit.commits as c where c.hash = b.head_hash)
    union all
    select b.name, null, 0
    from pggit.branches as b
    where b.head_hash is not null and not exists (select from pggit.commits as c where c.hash = b.head_hash)
    union all
    -- history that was purged begins here
    select b.name, c.hash, 1
    from pggit.branches as b
    inner join pggit.commits as c on c.branch_name = b.name and c.folded_at >= b.created_at
    inner join pggit.shallow_commits as s on s.hash = c.hash
    where b.head_hash is not null and not exists (select from pggit.commits as h where h.hash = b.head_hash)
    union all
    select h.branch, c.hash, h.distance + 1
    from after_head as h
    inner join pggit.branches as b on b.name = h.branch
    inner join pggit.commits as c
      on c.branch_name = h.branch and c.folded_at >= b.created_at and c.parent_hash is not distinct from h.hash
  ),
  newest as (
    select distinct on (h.branch) h.branch, h.hash from after_head as h order by h.branch, h.distance desc
  )
  update pggit.branches as b
  set head_hash = n.hash
  from newest as n
  where n.branch = b.name and n.hash is distinct from b.head_hash;

  update pggit.branches as b
  set is_current = true
  where
    b.name = (
      select o.name
      from pggit.branches as o
      left join pggit.commits as c on c.hash = o.head_hash
      where o.fetched_from is null
      order by c.folded_at desc nulls last, o.name = 'main' desc
      limit 1
    )
    and not exists (select from pggit.branches as other where other.is_current);
end
$$;

comment on function pggit.fix_branch_heads() is 'Moves heads that are missing or behind to the newest commit of their branch';
