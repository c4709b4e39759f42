-- Roles and what each may do. Run at every installation; changes nothing the second time.
--
-- pggit_reader sees everything and changes nothing but history's own bookkeeping (fold), pggit_operator
-- also changes what pgGit does and keeps, pggit_admin also removes history. Each is a member of the one
-- before. pggit_parser is nobody's: a definition that is text is read under it (see pggit.read_definition).
--
-- Roles belong to the cluster: an installation into another database may make them at this very moment, or
-- may have made them long ago. Where the installing role may not make them, and nobody has, only the owner
-- of the schema can use pgGit.

-- The grant pins a role: from then on nobody else can drop it. One that goes in between is made again.
-- Roles are taken in the order in which uninstalling drops them, so that the two never wait for each other.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['pggit_admin', 'pggit_operator', 'pggit_parser', 'pggit_reader'] loop
    for attempt in 1 .. 5 loop
      begin
        if to_regrole(role_name) is null then
          execute format('create role %I nologin', role_name);
        end if;
        execute format('grant usage on schema pggit to %I', role_name);
        exit;
      exception
        when duplicate_object or unique_violation or undefined_object or internal_error then
          null;
        when insufficient_privilege then
          exit;
      end;
    end loop;
  end loop;
end
$$;

do $$
declare
  member record;
begin
  for member in
    select upper_role.oid::regrole as role, lower_role.oid::regrole as member_of
    from (values ('pggit_operator', 'pggit_reader'), ('pggit_admin', 'pggit_operator')) as pair (role, member_of)
    inner join pg_catalog.pg_roles as upper_role on upper_role.rolname = pair.role
    inner join pg_catalog.pg_roles as lower_role on lower_role.rolname = pair.member_of
    where not exists (
      select from pg_catalog.pg_auth_members as m where m.roleid = lower_role.oid and m.member = upper_role.oid
    )
  loop
    begin
      execute format('grant %s to %s', member.member_of, member.role);
    -- internal_error: "tuple concurrently updated", when another installation grants the same
    exception when unique_violation or internal_error or insufficient_privilege then
      null;
    end;
  end loop;
end
$$;

revoke all on schema pggit from public;
revoke all on all tables in schema pggit from public;
revoke all on all sequences in schema pggit from public;
revoke all on all routines in schema pggit from public;

-- A function that runs with its caller's rights can do nothing that the caller could not, so readers may
-- call all of those. One that runs as the owner (SECURITY DEFINER) is a door through the wall around the
-- tables: whoever may use it is named here, and a door that is not named is for the owner alone.
do $$
declare
  door record;
begin
  if to_regrole('pggit_reader') is not null then
    grant select on all tables in schema pggit to pggit_reader;
  end if;
  for door in
    select coalesce(named.role, 'pggit_reader') as role, string_agg(p.oid::regprocedure::text, ', ') as routines
    from pg_catalog.pg_proc as p
    left join (
      values
        -- writes down what the catalog says and nothing the caller says
        ('fold', 'pggit_reader'),
        -- reads the catalog as capture does and gives away hashes only
        ('live_hashes', 'pggit_reader'),
        ('create_branch', 'pggit_operator'),
        ('emergency_disable', 'pggit_operator'),
        ('emergency_enable', 'pggit_operator'),
        ('pause_tracking', 'pggit_operator'),
        ('resume_tracking', 'pggit_operator'),
        ('receive_delivery', 'pggit_operator'),
        ('reject_delivery', 'pggit_operator'),
        ('replay_delivery', 'pggit_operator'),
        ('begin_deployment', 'pggit_operator'),
        ('end_deployment', 'pggit_operator'),
        ('switch_branch', 'pggit_operator'),
        ('rename_branch', 'pggit_operator'),
        ('delete_branch', 'pggit_admin'),
        ('create_milestone', 'pggit_operator'),
        ('delete_milestone', 'pggit_operator'),
        ('purge_history', 'pggit_admin'),
        ('purge_history_step', 'pggit_admin'),
        ('store_objects', 'pggit_operator'),
        ('register_conflict', 'pggit_operator'),
        -- makes what is rolled back at once, under a role without rights
        ('read_definition', 'pggit_operator'),
        -- locks an open conflict for the transaction, and says how it was resolved
        ('claim_conflict', 'pggit_operator'),
        ('record_resolution', 'pggit_operator'),
        ('set_conflict_policy', 'pggit_admin'),
        -- what a merge came to: its conflicts, and the state of a branch that is not this database's
        ('record_conflict', 'pggit_operator'),
        ('record_merge', 'pggit_operator'),
        ('fix_conflicts', 'pggit_operator'),
        ('store_environment', 'pggit_operator'),
        -- writes down a hash, for a day at most
        ('use_token', 'pggit_operator'),
        -- work that is done in steps; a purge is begun by who may purge
        ('begin_job', 'pggit_operator'),
        ('claim_job', 'pggit_operator'),
        ('advance_job', 'pggit_operator'),
        ('hand_back_job', 'pggit_operator'),
        ('finish_job', 'pggit_operator'),
        ('cancel_job', 'pggit_operator'),
        ('record_finding', 'pggit_operator'),
        ('fix_version_history', 'pggit_operator'),
        ('fix_orphaned_objects', 'pggit_operator'),
        ('fix_blob_integrity', 'pggit_operator'),
        ('fix_commit_trees', 'pggit_operator'),
        ('fix_branch_heads', 'pggit_operator'),
        ('fix_log_rows', 'pggit_operator'),
        ('fix_event_triggers', 'pggit_operator'),
        ('fix_privileges', 'pggit_operator'),
        -- calls of the operations API: rows of the role's own logins, and events of two types that name it
        ('claim_call', 'pggit_reader'),
        ('keep_answer', 'pggit_reader'),
        ('record_call', 'pggit_reader')
    ) as named (name, role) on named.name = p.proname
    where
      p.pronamespace = 'pggit'::regnamespace
      and p.prorettype <> 'event_trigger'::regtype
      and (named.role is not null or not p.prosecdef)
      and to_regrole(coalesce(named.role, 'pggit_reader')) is not null
    group by 1
  loop
    execute format('grant execute on routine %s to %I', door.routines, door.role);
  end loop;
end
$$;

-- Definitions are read under the role that has no rights, which the owner of the schema has to be able to become.
-- Where it cannot, pggit.check_parser says what helps when somebody gives a definition.
do $$
begin
  if not pg_has_role(
    current_user, 'pggit_parser',
    case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end
  ) then
    execute format('grant pggit_parser to %I', current_user);
  end if;
-- undefined_object: there is no such role; internal_error: another installation grants the same
exception when insufficient_privilege or undefined_object or unique_violation or internal_error then
  null;
end
$$;
