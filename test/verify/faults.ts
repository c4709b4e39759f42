/** Faults to plant in pgGit's tables, what verify_consistency() says of each, and what it can mend. */

/** A row of verify_consistency(); details may be a pattern. */
interface Finding {
  readonly check_name: string;
  readonly status: "warning" | "error";
  readonly details: string | RegExp;
  /** What it says with fix_issues. */
  readonly fixed: boolean;
}

/** One fault. */
export interface Fault {
  readonly name: string;
  /** Planted with triggers and foreign keys off. */
  readonly plant: string;
  readonly findings: readonly Finding[];
  /** Where all is fixed: whether history is then exactly as before. Default: true. */
  readonly restored?: boolean;
}

const users = "identity = 'public.users'";
const current = `(select blob_hash from pggit.versions where ${users} and is_current)`;
const short = "[0-9a-f]{7}";
const error = (check_name: string, details: string | RegExp, fixed: boolean): Finding => ({
  check_name,
  status: "error",
  details,
  fixed,
});
const warning = (check_name: string, details: string | RegExp, fixed: boolean): Finding => ({
  check_name,
  status: "warning",
  details,
  fixed,
});

export const faults: readonly Fault[] = [
  {
    name: "an object with several current versions",
    plant: `update pggit.versions set is_current = true where ${users}`,
    findings: [error("version_history", "Object table public.users has 3 current versions", true)],
  },
  {
    name: "many objects without a current version",
    plant: "update pggit.versions set is_current = false where identity like 'public.many_%'",
    findings: [
      error(
        "version_history",
        "40 objects have no current version: table public.many_0, table public.many_1, table public.many_10 and 37 more",
        true,
      ),
    ],
  },
  {
    name: "a dropped object with a current version",
    plant:
      "update pggit.versions set is_current = true where identity = 'public.scratch' and action = 'create'",
    findings: [
      error(
        "version_history",
        "Object table public.scratch is gone and has a current version",
        true,
      ),
    ],
  },
  {
    name: "numbers that do not grow",
    plant: `update pggit.versions set minor = 0, patch = 0 where ${users} and action = 'alter'`,
    findings: [
      error(
        "version_history",
        "2 versions are not above the one before them: table public.users 1.0.0, table public.users 1.0.0",
        false,
      ),
    ],
  },
  {
    name: "a creation that follows another version",
    plant: `update pggit.versions set action = 'create' where ${users} and is_current`,
    findings: [
      error(
        "version_history",
        "Version table public.users 1.1.1 (create) cannot follow alter",
        false,
      ),
    ],
  },
  {
    name: "a version without content",
    plant: `update pggit.versions set blob_hash = null where ${users} and action = 'create'`,
    findings: [error("version_history", "Version table public.users 1.0.0 has no content", false)],
  },
  {
    name: "followed objects that never were",
    plant: `insert into pggit.objects (classid, objid, object_type, identity)
      values ('pg_class'::regclass, 99999999, 'table', 'public.ghost'),
        ('pg_proc'::regclass, 99999998, 'function', 'public.ghost()')`,
    findings: [
      warning(
        "orphaned_objects",
        "2 objects no longer exist: table public.ghost, function public.ghost()",
        true,
      ),
    ],
  },
  {
    name: "an object that was dropped where no trigger saw it",
    plant: "drop table public.orders",
    findings: [warning("orphaned_objects", "Object table public.orders no longer exists", true)],
    restored: false,
  },
  {
    name: "a blob that was altered",
    plant: `update pggit.blobs set content = content || '{"definition": "altered"}' where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} does not hash to its name$/, true)],
  },
  {
    name: "blobs that were altered and are in the catalog no more",
    plant: `update pggit.blobs set content = content || '{"definition": "altered"}'
      where hash in (select blob_hash from pggit.versions where ${users} and not is_current)`,
    findings: [
      error(
        "blob_integrity",
        new RegExp(`^2 blobs do not hash to their names: ${short}, ${short}$`),
        false,
      ),
    ],
  },
  {
    name: "a wrong structure hash",
    plant: `update pggit.blobs set structure_hash = sha256('x') where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} has wrong hashes of its facets$/, true)],
  },
  {
    name: "a missing blob",
    plant: `delete from pggit.blobs where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} is missing$/, true)],
  },
  {
    name: "a tree node that was altered",
    plant: `update pggit.trees set entries = entries || '{"table public.x": {}}'
      where hash = (select tree_hash from pggit.commits order by folded_at limit 1)`,
    findings: [
      error("commit_trees", /^Tree node [0-9a-f]{7} does not hash to its name$/, false),
      error("commit_trees", /is in a tree and missing$/, false),
    ],
  },
  {
    name: "tree nodes with a wrong count",
    plant: "update pggit.trees set object_count = object_count + 1 where not is_leaf",
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} has a wrong count$/, true)],
  },
  {
    name: "a missing tree",
    plant:
      "delete from pggit.trees where hash = (select tree_hash from pggit.commits order by folded_at limit 1)",
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} is missing$/, false)],
  },
  {
    name: "commits that were altered",
    plant: "update pggit.commits set message = 'nothing happened' where author = 'postgres'",
    findings: [
      error("commit_chain", /^10 commits do not hash to their names: .* and 7 more$/, false),
    ],
  },
  {
    name: "a commit without its parent",
    plant: "delete from pggit.commits where parent_hash is null",
    findings: [
      error("version_history", /^The commits? of (?:\d+ )?versions? .*(?:is|are) missing/, false),
      error("commit_chain", /^The parent of commit [0-9a-f]{7} is missing$/, false),
    ],
  },
  {
    name: "a head that is behind",
    plant: `update pggit.branches set head_hash = c.parent_hash from pggit.commits as c where c.hash = head_hash`,
    findings: [error("branch_heads", "The head of branch main is not its newest commit", true)],
  },
  {
    name: "a head that is no commit",
    plant: "update pggit.branches set head_hash = sha256('x')",
    findings: [error("branch_heads", "The head of branch main is missing", true)],
  },
  {
    name: "no current branch",
    plant: "update pggit.branches set is_current = false",
    findings: [error("branch_heads", "No branch is the current one", true)],
  },
  {
    name: "changes that no trigger saw",
    plant: `create table public.hidden (id int); alter table public.users drop column phone`,
    findings: [
      warning("head_matches_catalog", "Object table public.users is not as history has it", true),
      warning(
        "head_matches_catalog",
        "Object table public.hidden exists and is not in history",
        true,
      ),
    ],
    restored: false,
  },
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
    findings: [error("event_triggers", "Event trigger pggit_capture_drop is missing", false)],
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
        "Event trigger pggit_capture_drop does not run the function that was installed for it",
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
    restored: false,
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
  {
    name: "open conflicts whose states are gone",
    plant: `insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, incoming_blob)
      values ('merge', 'table', 'public.a', '\\x00'), ('merge', 'table', 'public.b', '\\x01')`,
    findings: [
      error("conflicts", "States of 2 open conflicts are missing: public.a, public.b", true),
    ],
  },
  {
    name: "a conflict that is resolved and does not say how",
    plant: `insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, status)
      values ('merge', 'table', 'public.a', 'resolved')`,
    findings: [
      error("conflicts", "The conflict over public.a is resolved and does not say how", false),
    ],
  },
];
