-- Resolves a conflict, with effect on the live database, and says what was done. With the caller's rights and in
-- the caller's transaction; where it fails nothing has happened and the conflict stays as it was.
--
--   use_current  the object stays; recorded, so that the same incoming change does not come back
--   use_tracked  the object becomes the incoming one, by the fewest statements, its data kept
--   merge        what only one side changed since the base comes together, facet by facet, bodies line by line
--   custom       runs custom_resolution ->> 'sql', which has to leave the object there and valid
--
-- custom_resolution may also have allow_data_loss and trust_code: see PG060 and PG069. reason goes into the
-- registry and into the message of the commit, which names the conflict.
--
-- Raises PG001 for an unknown strategy or option, PG060 where data would be lost, PG061 where PostgreSQL cannot
-- alter so far, PG062 for an unknown id, PG063 for a conflict that is resolved, PG064 where another session
-- resolves it, PG066 where both sides changed the same, PG067 for a definition that cannot be read, PG068
-- without a reason where one is asked for, PG069 where there is nothing to apply, PG070 where custom left
-- no valid object, PG072 where others depend on what changes, and what PostgreSQL says of the statements.
create or replace function pggit.resolve_conflict(
  conflict_id uuid, resolution text, reason text default null, custom_resolution jsonb default null
) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  options constant jsonb := pggit.check_resolution(resolve_conflict.resolution, custom_resolution);
  conflict constant pggit.conflict_registry := pggit.claim_conflict(resolve_conflict.conflict_id, reason);
  own_message constant text := coalesce(current_setting('pggit.message', true), '');
  -- one transaction is one commit, which names all that were resolved in it
  messages constant text := concat_ws(
    E'\n',
    nullif(current_setting('pggit.resolutions', true), ''),
    pggit.resolution_message(conflict, resolve_conflict.resolution, reason)
  );
  done text[] := '{}';
begin
  perform set_config('pggit.resolutions', messages, true), set_config('pggit.message', messages, true);
  if resolve_conflict.resolution = 'custom' then
    done := pggit.run_custom(conflict, options);
  elsif resolve_conflict.resolution <> 'use_current' then
    done := pggit.apply_outcome(conflict, resolve_conflict.resolution, options);
  end if;
  perform set_config('pggit.message', own_message, true);

  perform pggit.record_resolution(conflict.conflict_id, resolve_conflict.resolution, reason, done);
  return format(
    '%s: %s', conflict.object_identifier,
    case
      when resolve_conflict.resolution = 'use_current' then 'kept as it is'
      when cardinality(done) = 0 then 'was so already'
      when resolve_conflict.resolution = 'custom' then 'custom SQL ran'
      else format('%s %s', cardinality(done), case cardinality(done) when 1 then 'statement ran' else 'statements ran' end)
    end
  );
end
$$;

comment on function pggit.resolve_conflict(uuid, text, text, jsonb) is
  'Resolves a conflict with use_current, use_tracked, merge or custom, with effect on the live database';
