-- Options of a subscription that are not what CREATE SUBSCRIPTION makes them: name, value, the value that
-- unsets it, and whether ALTER can set them without asking the publisher. From PostgreSQL 18 on, streaming
-- is parallel by default. Expects `s`, a row of _subscription_columns.
select 'binary', 'true', 'false', true
where s.subbinary
union all
select 'streaming', said.streaming, said.usual, true
from (
  select
    case s.streaming when 'p' then 'parallel' when 't' then 'on' else 'off' end as streaming,
    case when current_setting('server_version_num')::integer >= 180000 then 'parallel' else 'off' end as usual
) as said
where said.streaming <> said.usual
union all
select 'synchronous_commit', s.subsynccommit, 'off', true
where s.subsynccommit <> 'off'
union all
select 'two_phase', 'true', 'false', false
where s.two_phase
union all
select 'disable_on_error', 'true', 'false', true
where s.disable_on_error
union all
select 'password_required', 'false', 'true', true
where not s.password_required
union all
select 'run_as_owner', 'true', 'false', true
where s.run_as_owner
union all
select 'origin', s.origin, 'any', true
where s.origin <> 'any'
union all
select 'failover', 'true', 'false', false
where s.failover
