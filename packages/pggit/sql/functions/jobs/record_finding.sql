-- Puts on record what a watch found, once a day for each subject; returns whether it is new. What a watch finds
-- again with every round would otherwise fill pggit.system_events. subject: what was found, in a few words that are
-- the same each time; details: what else there is to say. Raises PG001 for an empty subject.
--
-- SECURITY DEFINER: operators may say what they found and may not write to the table otherwise.
create or replace function pggit.record_finding(subject text, details jsonb default '{}') returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(record_finding.subject !~ '\S', true) then
    raise exception 'a finding needs a subject'
      using errcode = 'PG001', hint = 'For example: SELECT pggit.record_finding(''key ci expires'');';
  end if;
  -- two rounds at once are one
  perform pg_advisory_xact_lock(hashtextextended('pggit.finding ' || record_finding.subject, 0));
  if exists (
    select from pggit.system_events as e
    where
      e.event_type = 'finding' and e.created_at > clock_timestamp() - interval '1 day'
      and e.event_data ->> 'subject' = record_finding.subject
  ) then
    return false;
  end if;
  perform pggit.record_event(
    'finding',
    coalesce(record_finding.details, '{}') || jsonb_build_object('action', 'found', 'subject', record_finding.subject)
  );
  return true;
end
$$;

comment on function pggit.record_finding(text, jsonb) is 'Puts on record what a watch found, once a day for each subject';
