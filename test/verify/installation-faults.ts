/** Faults of how pgGit is installed, and of what it captured. */
import { error, type Fault, warning } from "./fault.ts";

export const installationFaults: readonly Fault[] = [
  {
    name: "disabled event triggers",
    plant:
      "alter event trigger pggit_capture_ddl disable; alter event trigger pggit_capture_drop disable",
    findings: [
      error(
        "event_triggers",
        "2 event triggers are disabled: pggit_capture_ddl, pggit_capture_drop",
        true,
      ),
    ],
  },
  {
    name: "a missing event trigger",
    plant: "drop event trigger pggit_capture_drop",
    findings: [
      error(
        "event_triggers",
        "Event trigger pggit_capture_drop is missing: run pggit install --repair",
        false,
      ),
    ],
  },
  {
    name: "an event trigger that runs something else",
    plant: `create function public.other() returns event_trigger language plpgsql as 'begin end';
      drop event trigger pggit_capture_drop;
      create event trigger pggit_capture_drop on sql_drop execute function public.other();
      select pggit.fold(true)`,
    findings: [
      error(
        "event_triggers",
        "Event trigger pggit_capture_drop does not run the function that was installed for it: drop it and run pggit install --repair",
        false,
      ),
    ],
  },
  {
    name: "an event trigger that fires for some commands only",
    plant: `drop event trigger pggit_capture_ddl;
      create event trigger pggit_capture_ddl on ddl_command_end when tag in ('CREATE TABLE') execute function pggit.capture_ddl()`,
    findings: [
      error(
        "event_triggers",
        "Event trigger pggit_capture_ddl does not fire for every command: drop it and run pggit install --repair",
        false,
      ),
    ],
  },
  {
    name: "a trigger function that is another's",
    plant: "alter function pggit.capture_ddl() owner to pggit_admin",
    findings: [
      error(
        "event_triggers",
        "The function of event trigger pggit_capture_ddl does not run as the owner of the schema pggit",
        false,
      ),
      error(
        "privileges",
        "Function pggit.capture_ddl() runs as another than the owner of the schema pggit",
        false,
      ),
    ],
  },
  {
    name: "a trigger function that would crash the server",
    plant: "alter function pggit.capture_drop() stable",
    findings: [
      error(
        "event_triggers",
        "The function of event trigger pggit_capture_drop is not volatile",
        false,
      ),
      error(
        "functions_unchanged",
        "Function pggit.capture_drop() was altered: run pggit install --repair",
        false,
      ),
    ],
  },
  {
    name: "functions that were altered, dropped and added",
    plant: `alter function pggit.guide_name(text) reset search_path;
      drop function pggit.change_level(text, text, text, text, text);
      create function pggit.mine() returns int language sql as 'select 1';
      revoke execute on function pggit.mine() from public`,
    findings: [
      error(
        "functions_unchanged",
        "Function pggit.change_level(text,text,text,text,text) is missing: run pggit install --repair",
        false,
      ),
      error(
        "functions_unchanged",
        "Function pggit.guide_name(text) was altered: run pggit install --repair",
        false,
      ),
      warning("functions_unchanged", "Function pggit.mine() is not part of pgGit", false),
    ],
  },
  {
    name: "captured changes whose commit does not exist",
    plant: "update pggit.ddl_log set commit_hash = sha256('x') where log_id <= 2",
    findings: [
      error("log_rows", /^2 captured changes point to commits that do not exist: 1, 2$/, true),
    ],
    leaves: { ddl_log: "their commit is not known" },
  },
  {
    name: "a captured change that cannot be folded",
    plant: `insert into pggit.ddl_log (author, command_tag, action, classid, objid, object_type, identity, facets)
      values ('me', 'CREATE TABLE', 'write', 'pg_class'::regclass, 1, 'table', 'public.odd', '{{object,x,structure,detail,v,i,s,u}}')`,
    findings: [error("fold", /^Captured changes could not be folded: /, false)],
  },
  {
    name: "indexes and constraints that are missing or not valid",
    plant: `drop index pggit.commits_parent;
      alter table pggit.versions drop constraint versions_blob_hash_fkey;
      alter table pggit.branches drop constraint branches_head_hash_fkey;
      alter table pggit.branches add constraint branches_head_hash_fkey
        foreign key (head_hash) references pggit.commits (hash) not valid`,
    findings: [
      error(
        "tables_unchanged",
        "2 parts of tables are missing: constraint versions_blob_hash_fkey of pggit.versions, index pggit.commits_parent: run pggit install --repair",
        false,
      ),
      error(
        "tables_unchanged",
        "The constraint branches_head_hash_fkey of pggit.branches is not valid",
        false,
      ),
    ],
  },
  {
    name: "a schema that is open to everybody",
    plant: `grant usage on schema pggit to public; grant select on pggit.commits, pggit.blobs to public;
      grant execute on function pggit.fold(boolean) to public`,
    findings: [
      error("privileges", "PUBLIC has privileges on the schema pggit", true),
      error("privileges", "PUBLIC has privileges on 2 relations: pggit.blobs, pggit.commits", true),
      warning("privileges", "PUBLIC has privileges on the function pggit.fold(boolean)", true),
    ],
  },
  {
    name: "a function that runs as its owner with whatever search_path",
    plant: `create function pggit.door() returns int language sql security definer as 'select 1';
      revoke execute on function pggit.door() from public`,
    findings: [
      warning("functions_unchanged", "Function pggit.door() is not part of pgGit", false),
      error(
        "privileges",
        "Function pggit.door() runs as its owner with its caller's search_path",
        false,
      ),
    ],
  },
  {
    name: "roles that may write where only pgGit should",
    plant: `grant create on schema pggit to pg_monitor; grant insert, delete on pggit.commits to pg_monitor`,
    findings: [
      warning("privileges", "Role pg_monitor may create objects in the schema pggit", false),
      warning(
        "privileges",
        "A role may write to a relation of pgGit: pg_monitor on pggit.commits",
        false,
      ),
    ],
  },
  {
    name: "capture failures",
    plant: `insert into pggit.system_events (event_type, event_data)
      select 'capture_failed', jsonb_build_object('action', 'CREATE TABLE', 'error', 'no room ' || n)
      from generate_series(1, 4) as n`,
    findings: [
      warning(
        "tracking_failures",
        "4 capture failures in the last day; the last one: CREATE TABLE: no room 4",
        false,
      ),
    ],
  },
];
