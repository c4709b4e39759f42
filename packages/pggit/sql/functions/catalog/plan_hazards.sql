-- What a statement of a plan (see pggit.plan_object, whose columns the arguments are) puts at risk:
-- data_loss, values that are there now go; rewrite, every row is written anew under the lock; fails_on_data,
-- rows that are there now can make it fail; unpopulated, a materialized view that can be read now cannot be until it is
-- refreshed, since its query is not run here. rewrite and fails_on_data are told by the facet and, where that decides,
-- by whether there are rows.
create or replace function pggit.plan_hazards(
  object_type text, identity text, change text, facet text, takes boolean, before_value text, after_value text,
  statement text
) returns text[]
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array_remove(
    array[
      case when pggit.loses_values(object_type, identity, change, facet, takes, before_value, after_value) then 'data_loss' end,
      case when told.has_rows and told.rewrites then 'rewrite' end,
      case when told.has_rows and told.fails then 'fails_on_data' end,
      case when change = 'rebuild' and facet = 'object' and not takes and pggit.is_populated(object_type, identity) then 'unpopulated' end
    ],
    null
  )
  from (
    select
      case
        when object_type = 'table' then pggit.has_values(to_regclass(identity))
        when object_type = 'index' then change in ('create', 'rebuild') and statement like 'CREATE UNIQUE INDEX %'
        else object_type = 'domain'
      end as has_rows,
      not takes and (
        facet in ('persistence', 'access_method', 'tablespace')
        or facet like 'column:%/generated'
        or facet like 'column:%/type' and not (
          not pggit.narrows_type(before_value, after_value)
          and (
            before_value ~ '^(text|character varying)' and after_value ~ '^(text|character varying)'
            or before_value ~ '^numeric' and after_value ~ concat(
              '^numeric(\(\d+,', coalesce((regexp_match(before_value, ',(\d+)\)'))[1], 'none'), '\))?$'
            )
          )
        )
        or change = 'gained' and facet like 'column:%'
          and regexp_replace(statement, '(DEFAULT )(now\(\)|CURRENT_\w+)', '\1') ~ 'DEFAULT .*\(|AS IDENTITY| STORED'
      ) as rewrites,
      not takes and (
        facet like 'constraint:%' and facet not like '%/comment' and facet not like '%/index/%' and statement !~ 'NOT VALID$'
        or facet like 'column:%/not_null'
        or facet like 'partition_of%'
        or object_type = 'index'
        or facet like 'column:%/identity' and change = 'changed' and statement ~ 'MINVALUE'
        or facet like 'column:%/type' and pggit.narrows_type(before_value, after_value)
        or change = 'gained' and facet like 'column:%' and facet not like '%/%'
          and statement ~ 'NOT NULL$' and statement !~ 'DEFAULT |GENERATED '
      ) as fails
  ) as told
$$;

comment on function pggit.plan_hazards(text, text, text, text, boolean, text, text, text) is
  'What a statement of a plan puts at risk: data_loss, rewrite, fails_on_data, unpopulated';
