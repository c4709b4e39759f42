-- Moves a head that is missing or behind to the newest commit of its branch. Where no branch is the
-- current one, or several are, that of the newest commit becomes it. No commit is changed or removed.
-- SECURITY DEFINER: operators may mend history and may not write to its tables otherwise.
create or replace function pggit.fix_branch_heads() returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  current_name text;
begin
  with recursive after_head (branch, hash, distance) as (
    select
      b.name,
      case when exists (select from pggit.commits as c where c.hash = b.head_hash) then b.head_hash end,
      0
    from pggit.branches as b
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

  if (select count(*) from pggit.branches as b where b.is_current) = 1 then
    return;
  end if;
  select b.name into current_name
  from pggit.branches as b
  left join pggit.commits as c on c.hash = b.head_hash
  where b.fetched_from is null
  order by b.is_current desc, c.folded_at desc nulls last, b.name = 'main' desc
  limit 1;
  update pggit.branches as b set is_current = false where b.is_current and b.name <> current_name;
  update pggit.branches as b set is_current = true where b.name = current_name and not b.is_current;
end
$$;

comment on function pggit.fix_branch_heads() is
  'Moves heads that are missing or behind to the newest commit of their branch, and sees to one current branch';
