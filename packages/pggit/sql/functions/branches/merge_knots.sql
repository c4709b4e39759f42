-- Makes changes in the live database that wait for each other, as pggit.merge_in_passes left them: those of one kind
-- are made without what can be set later (see pggit.without_late), then the others, then the rest of them. As an
-- export cuts a cycle. Changes of which it is known that the rest fails are in `whole`, by type and identity.
--
-- Returns what pggit.merge_in_passes does. Where the rest of some could not be made, `half` names them, and
-- nothing has happened; the constraints that rows break are told then, too.
create or replace function pggit.merge_knots(
  in changes pggit.conflict_registry[], in whole text[],
  out merged jsonb, out waiting pggit.conflict_registry[], out missing pggit.conflict_registry[],
  out refused pggit.conflict_registry[], out half text[]
)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  change pggit.conflict_registry;
  name text;
  kind text;
  pass record;
  done text[];
  -- by name, the statements that ran for what was made without what can be set later
  begun jsonb := '{}';
begin
  merged := '[]';
  waiting := changes;
  refused := '{}';
  begin
    loop
      kind := null;
      foreach change in array waiting loop
        name := concat_ws(' ', change.object_type, change.object_identifier);
        continue when begun ? name or name = any (whole) or change.object_type <> kind;
        begin
          done := pggit.apply_outcome(change, 'merge', '{"without_late": true}');
          if cardinality(done) > 0 then
            begun := begun || jsonb_build_object(name, array_to_string(done, E';\n'));
            kind := change.object_type;
          end if;
        exception when others then
          -- nor can this be made yet
          null;
        end;
      end loop;
      pass := pggit.merge_in_passes(waiting);
      merged := merged || pass.merged;
      waiting := pass.waiting;
      missing := pass.missing;
      refused := refused || pass.refused;
      exit when kind is null;
    end loop;
    merged := (
      select coalesce(
        jsonb_agg(m.one || jsonb_build_object('details', concat_ws(E';\n', begun ->> m.name, nullif(m.one ->> 'details', '')))),
        '[]'
      )
      from (
        select e.one, concat_ws(' ', e.one ->> 'type', e.one ->> 'identity') as name from jsonb_array_elements(merged) as e (one)
      ) as m
    );
    half := array(
      select b.name
      from jsonb_object_keys(begun) as b (name)
      where not exists (
        select from jsonb_array_elements(merged) as e (one) where concat_ws(' ', e.one ->> 'type', e.one ->> 'identity') = b.name
      )
    );
    if cardinality(half) > 0 then
      raise exception 'rolled back' using errcode = 'triggered_action_exception';
    end if;
  exception when triggered_action_exception then
    merged := '[]';
    refused := array(select r from unnest(refused) as r where r.conflict_type = 'constraint');
    waiting := array(
      select c
      from unnest(changes) as c
      where not exists (
        select from unnest(refused) as r where r.object_type = c.object_type and r.object_identifier = c.object_identifier
      )
    );
  end;
end
$$;

comment on function pggit.merge_knots(pggit.conflict_registry[], text[]) is
  'Makes changes in the live database that wait for each other, each without what can be set later, then that';
