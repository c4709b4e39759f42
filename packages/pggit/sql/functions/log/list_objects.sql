-- The objects of the current branch by type and name, a page at a time: the version of each, and the commit that made it.
--
-- search: only names with this text in them, in upper or lower case. of_type: only objects of this type.
-- include_dropped: also those that were there once; is_live tells them apart, and of one name the newest is shown.
-- after: the object_key of the last row of the page before. max_rows: rows in a page, 1 or more.
--
-- Raises PG001 for an unknown type and for max_rows.
create or replace function pggit.list_objects(
  search text default null,
  of_type text default null,
  include_dropped boolean default false,
  after text default null,
  max_rows integer default 50
) returns table (
  object_key text, object_type text, object_name text, is_live boolean, version text,
  changed_at timestamptz, author text, commit_hash text
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  if max_rows is null or max_rows < 1 then
    raise exception 'max_rows is %, and must be 1 or more', coalesce(max_rows::text, 'null')
      using errcode = 'PG001', hint = 'For example: SELECT * FROM pggit.list_objects(max_rows => 10);';
  end if;
  perform pggit.object_keys('', list_objects.of_type);
  perform pggit.catch_up();
  return query
    select
      p.object_key, p.object_type, pggit.guide_name(p.identity), p.is_live,
      concat_ws('.', v.major, v.minor, v.patch), v.created_at, coalesce(c.author, a.author), encode(v.commit_hash, 'hex')
    from (
      select distinct on (o.object_key) o.*
      from (
        select n.object_type || ' ' || n.identity collate "C" as object_key, n.*
        from pggit.objects as n
        where
          (n.is_live or list_objects.include_dropped)
          and (list_objects.of_type is null or n.object_type = list_objects.of_type)
          and (list_objects.search is null or strpos(lower(n.identity), lower(list_objects.search)) > 0)
      ) as o
      where list_objects.after is null or o.object_key > list_objects.after collate "C"
      order by o.object_key, o.is_live desc, o.object_id desc
      limit max_rows
    ) as p
    left join lateral (
      select n.* from pggit.versions as n where n.object_id = p.object_id order by n.version_id desc limit 1
    ) as v on true
    left join pggit.commits as c on c.hash = v.commit_hash
    left join pggit.archived_commits as a on a.hash = v.commit_hash
    order by p.object_key;
end
$$;

comment on function pggit.list_objects(text, text, boolean, text, integer) is
  'The objects of the current branch by type and name, a page at a time';
