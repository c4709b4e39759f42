-- Makes a conflict's object what use_tracked or merge make of it, with the caller's rights, and returns the
-- statements that ran. A merged body is compiled first, and then what the object says of itself is taken
-- from PostgreSQL. `options` are those of custom_resolution: allow_data_loss, trust_code. With without_late, which
-- merging says, it is made without what can be set later, where there is such; else nothing is made.
--
-- Raises what pggit.conflict_outcome, pggit.apply_object and pggit.check_trusted do, and PG069 where a statement would
-- evaluate code of another role (see pggit.strange_code).
create or replace function pggit.apply_outcome(conflict pggit.conflict_registry, resolution text, options jsonb) returns text[]
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  outcome record;
  wanted jsonb;
  made jsonb;
  one jsonb;
  strange text[];
  done text[] := '{}';
begin
  perform pggit.check_trusted(conflict.incoming_blob, (options ->> 'trust_code')::boolean);
  outcome := pggit.conflict_outcome(conflict, resolution);
  wanted := outcome.wanted;
  if (options ->> 'without_late')::boolean then
    wanted := pggit.without_late(outcome.live, wanted);
    if wanted -> 'facets' is not distinct from outcome.wanted -> 'facets' then
      return done;
    end if;
  end if;
  strange := pggit.strange_code(
    conflict.object_type, array(select p.statement from pggit.plan_object(outcome.live, wanted) as p)
  );
  if cardinality(strange) > 0 and (options ->> 'trust_code')::boolean is not true then
    raise exception 'this would run code of another role with the rights of %: %', current_user, array_to_string(strange, ', ')
      using
        errcode = 'PG069',
        hint = 'Read it, and where it is harmless say custom_resolution => ''{"trust_code": true}''; or resolve as the role that owns it.';
  end if;
  if outcome.body_statement is not null then
    perform pggit.compile_body(wanted ->> 'schema_name', outcome.body_statement, outcome.live #>> '{facets,object,unset}');
    done := done || outcome.body_statement;
    made := pggit.live_object(conflict.object_type, outcome.identity) -> 'facets';
    wanted := jsonb_set(
      wanted, '{facets}',
      (
        select jsonb_object_agg(f.key, f.value)
        from (
          -- what follows from the body is as it is now
          select w.key, w.value
          from jsonb_each(wanted -> 'facets') as w
          where w.key not in ('body', 'object') and (w.value ? 'set' or w.value ? 'unset')
          union all
          select m.key, m.value
          from jsonb_each(made) as m
          where m.key in ('body', 'object') or not (m.value ? 'set' or m.value ? 'unset')
        ) as f
      )
    );
  end if;
  -- what numbers a column is there before it, and belongs to it after
  foreach one in array outcome.sequences loop
    perform pggit.check_trusted(decode(one ->> 'blob', 'hex'), (options ->> 'trust_code')::boolean);
    done := done || pggit.apply_object(one ->> 'object_type', one ->> 'identity', pggit.without_late(null, one));
  end loop;
  done := done || pggit.apply_object(
    conflict.object_type, outcome.identity, wanted, (options ->> 'allow_data_loss')::boolean
  );
  foreach one in array outcome.sequences loop
    made := pggit.live_object(one ->> 'object_type', one ->> 'identity');
    done := done || pggit.apply_object(
      one ->> 'object_type', one ->> 'identity',
      jsonb_set(one, '{facets}', pggit.with_other_aspects(one -> 'facets', made -> 'facets', '{}'))
    );
  end loop;
  if
    wanted #>> '{facets,body,set}' is not null
    and wanted #>> '{facets,body,value}' is distinct from outcome.live #>> '{facets,body,value}'
    and outcome.body_statement is null
  then
    -- it was made unchecked, in whatever order; now everything it needs has to be there
    perform pggit.compile_body(wanted ->> 'schema_name', wanted #>> '{facets,body,set}', null);
    -- the statement says all that is structure, and may have said some of it otherwise
    perform pggit.apply_object(
      conflict.object_type, outcome.identity,
      jsonb_set(
        wanted, '{facets}',
        pggit.with_other_aspects(
          wanted -> 'facets', pggit.live_object(conflict.object_type, outcome.identity) -> 'facets',
          array(select distinct f.value ->> 'aspect' from jsonb_each(wanted -> 'facets') as f)
        )
      )
    );
  end if;
  return done;
end
$$;

comment on function pggit.apply_outcome(pggit.conflict_registry, text, jsonb) is
  'Makes a conflict''s object what use_tracked or merge make of it and returns the statements that ran';
